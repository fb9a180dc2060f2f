using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Studio.Seedance;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    GenerationMode = JsonSourceGenerationMode.Metadata
)]
[JsonSerializable(typeof(CreateTaskRequest))]
internal sealed partial class RequestJson : JsonSerializerContext
{
    private static readonly RequestJson Compact = Create(indented: false);
    private static readonly RequestJson Indented = Create(indented: true);

    public static string Serialize(CreateTaskRequest request, bool indented) =>
        JsonSerializer.Serialize(request, (indented ? Indented : Compact).CreateTaskRequest);

    // Relaxed so that Chinese stays readable; whoever shows the text in HTML encodes it there.
    private static RequestJson Create(bool indented) =>
        new(
            new JsonSerializerOptions(Default.Options)
            {
                Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
                WriteIndented = indented,
                NewLine = "\n",
            }
        );
}
