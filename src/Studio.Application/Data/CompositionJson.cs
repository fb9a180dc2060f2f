using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Studio.Domain.Generations;
using Studio.Domain.Media;

namespace Studio.Application.Data;

internal sealed class CompositionJson()
    : ValueConverter<Composition, string>(
        composition => JsonSerializer.Serialize(composition, Options),
        json => JsonSerializer.Deserialize<Composition>(json, Options)!
    )
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(), new ItemIdConverter() },
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        IgnoreReadOnlyProperties = true,
    };

    private sealed class ItemIdConverter : JsonConverter<MediaItemId>
    {
        public override MediaItemId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            new(reader.GetGuid());

        public override void Write(Utf8JsonWriter writer, MediaItemId value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.Value);
    }
}
