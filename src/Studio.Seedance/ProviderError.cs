using System.Text.Json;
using System.Text.RegularExpressions;

namespace Studio.Seedance;

/// <summary>An error body; official replies nest it under <c>error</c>, gateways flatten it or send a bare string.</summary>
internal sealed partial record ProviderError(string? Code, string? Message, string? RequestId)
{
    public static ProviderError? Read(JsonElement body)
    {
        var details = ReadDetails(body.Field("error")) ?? ReadDetails(body);
        if (details is null)
        {
            return null;
        }

        var requestId = body.Text("request_id") ?? body.Text("requestId") ?? body.Field("error").Text("request_id");
        return details with { RequestId = requestId ?? FindRequestId(details.Message) };
    }

    public static ProviderError? ReadDetails(JsonElement error)
    {
        if (error.ValueKind == JsonValueKind.String)
        {
            return string.IsNullOrWhiteSpace(error.GetString()) ? null : new ProviderError(null, error.GetString(), null);
        }

        var code = error.Text("code");
        var message = error.Text("message") ?? error.Text("msg") ?? error.Text("detail");
        return code is null && message is null ? null : new ProviderError(code, message, null);
    }

    /// <summary>The official messages end in "Request id: …".</summary>
    private static string? FindRequestId(string? message) =>
        message is not null && RequestIdAtEnd().Match(message) is { Success: true } match ? match.Groups[1].Value : null;

    [GeneratedRegex(@"request id:\s*([\w-]{1,100})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex RequestIdAtEnd();
}
