using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Studio.Sandbox.Creating;

/// <summary>Reads typed fields of a JSON object and remembers the first that is wrong.</summary>
internal sealed class FieldReader(JsonElement body)
{
    public SandboxError? Error { get; private set; }

    [return: NotNullIfNotNull(nameof(fallback))]
    public string? Text(string name, string? fallback, Func<string, bool> isAllowed)
    {
        if (!body.TryGetProperty(name, out var value))
        {
            return fallback;
        }

        if (value.ValueKind == JsonValueKind.String && value.GetString() is { } text && isAllowed(text))
        {
            return text;
        }

        Error ??= SandboxError.Invalid(name, "the value is not supported by the model");
        return fallback;
    }

    public int Number(string name, int fallback, Func<int, bool> isAllowed)
    {
        if (!body.TryGetProperty(name, out var value))
        {
            return fallback;
        }

        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && isAllowed(number))
        {
            return number;
        }

        Error ??= SandboxError.Invalid(name, "it must be an integer in the range of the model");
        return fallback;
    }

    public bool Switch(string name, bool fallback)
    {
        if (!body.TryGetProperty(name, out var value))
        {
            return fallback;
        }

        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            return value.GetBoolean();
        }

        Error ??= SandboxError.Invalid(name, "it must be true or false");
        return fallback;
    }
}
