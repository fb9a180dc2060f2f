using System.Net;

namespace Studio.Seedance;

/// <summary>Reads the provider's errors by HTTP status, then by code (<see href="https://www.volcengine.com/docs/82379/1299023"/>).</summary>
internal static class ErrorRules
{
    public static SeedanceErrorKind Classify(HttpStatusCode status, ProviderError? error) =>
        (int)status switch
        {
            401 => SeedanceErrorKind.Unauthorized,
            402 or 403 => SeedanceErrorKind.AccountProblem,
            404 => SeedanceErrorKind.NotFound,
            408 => SeedanceErrorKind.Interrupted,
            301 or 302 or 307 or 308 => SeedanceErrorKind.Refused,
            < 400 => SeedanceErrorKind.Unreadable,
            var other => ByCode(error) ?? ByStatus(other),
        };

    /// <summary>Whether a create with this answer may still have made a task; only a clear refusal rules it out.</summary>
    public static bool CreateMayHaveBeenAccepted(HttpStatusCode status, ProviderError? error) =>
        (int)status switch
        {
            301 or 302 or 307 or 308 => false,
            408 => true,
            503 => error is null,
            var other => other is < 400 or >= 500,
        };

    /// <summary>Whether a 404 speaks of the task and not of the address, which a host without the operation also answers by 404.</summary>
    public static bool SaysTaskIsUnknown(ProviderError? error, string taskId)
    {
        var message = error?.Message ?? "";
        if (Has(message, "generations/tasks") || Has(message, "route") || Has(message, "invalid url"))
        {
            return false;
        }

        return Has(error?.Code, "NotFound")
            || Has(error?.Code, "not_found")
            || ((Has(message, "task") || Has(message, taskId)) && (Has(message, "not found") || Has(message, "exist")));
    }

    private static SeedanceErrorKind? ByCode(ProviderError? error)
    {
        var code = error?.Code;
        if (Has(code, "SetLimitExceeded") || (Has(code, "QuotaExceeded") && Has(error?.Message, "free trial")))
        {
            return SeedanceErrorKind.AccountProblem;
        }

        if (Has(code, "ContentSecurityDetectionError"))
        {
            return SeedanceErrorKind.ContentSecurity;
        }

        if (Has(code, "ServerOverloaded"))
        {
            return SeedanceErrorKind.Overloaded;
        }

        return Has(code, "RateLimitExceeded") || Has(code, "RequestBurstTooFast") || Has(code, "QuotaExceeded")
            ? SeedanceErrorKind.RateLimited
            : null;
    }

    private static SeedanceErrorKind ByStatus(int status) =>
        status switch
        {
            429 => SeedanceErrorKind.RateLimited,
            503 => SeedanceErrorKind.Overloaded,
            >= 500 => SeedanceErrorKind.ServerError,
            _ => SeedanceErrorKind.Refused,
        };

    private static bool Has(string? text, string part) => text?.Contains(part, StringComparison.OrdinalIgnoreCase) == true;
}
