using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Studio.Seedance;

/// <summary>Writes a request as it goes over the wire.</summary>
internal static class RequestJson
{
    private static readonly RequestJsonContext Compact = Create(indented: false);
    private static readonly RequestJsonContext Indented = Create(indented: true);

    public static string Serialize(CreateTaskRequest request, bool indented) =>
        JsonSerializer.Serialize(request, (indented ? Indented : Compact).CreateTaskRequest);

    // Relaxed so that Chinese stays readable; whoever shows the text in HTML encodes it there.
    private static RequestJsonContext Create(bool indented) =>
        new(
            new JsonSerializerOptions(RequestJsonContext.Default.Options)
            {
                Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
                WriteIndented = indented,
                NewLine = "\n",
            }
        );
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    GenerationMode = JsonSourceGenerationMode.Metadata
)]
[JsonSerializable(typeof(CreateTaskRequest))]
internal sealed partial class RequestJsonContext : JsonSerializerContext;
