using System.Text.Json;

namespace Studio.Sandbox.Chat;

/// <summary>What a chat completion asks for.</summary>
/// <param name="Model">The model, whatever it is called.</param>
/// <param name="System">What the system message says.</param>
/// <param name="Text">The last words of the user.</param>
/// <param name="IsStream">Whether the answer is to come in pieces.</param>
internal sealed record ChatOrder(string Model, string System, string Text, bool IsStream)
{
    /// <summary>Reads a body; what is missing or wrong is named.</summary>
    public static (ChatOrder? Order, SandboxError? Error) Read(JsonElement body)
    {
        if (body.ValueKind != JsonValueKind.Object)
        {
            return (null, SandboxError.Invalid("body", "it must be an object"));
        }
        if (TextOf(body, "model") is not { Length: > 0 } model)
        {
            return (null, SandboxError.Missing("model"));
        }
        if (!body.TryGetProperty("messages", out var messages) || messages.ValueKind != JsonValueKind.Array)
        {
            return (null, SandboxError.Missing("messages"));
        }
        if (Said(messages, "user") is not { Length: > 0 } text)
        {
            return (null, SandboxError.Invalid("messages", "the last message of the user has no text"));
        }
        var isStream = body.TryGetProperty("stream", out var stream) && stream.ValueKind == JsonValueKind.True;
        return (new ChatOrder(model, Said(messages, "system") ?? "", text, isStream), null);
    }

    private static string? Said(JsonElement messages, string role) =>
        messages
            .EnumerateArray()
            .Where(message => TextOf(message, "role") == role)
            .Select(message => TextOf(message, "content"))
            .LastOrDefault();

    private static string? TextOf(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
