using System.Net;

namespace Studio.Seedance;

/// <summary>A call to the provider that didn't give what it asks for; its message holds no key, header or signed URL.</summary>
public sealed class SeedanceException : Exception
{
    /// <summary>Describes a failed call; <paramref name="cause"/> is the network's exception, if there was one.</summary>
    public SeedanceException(SeedanceErrorKind kind, Exception? cause = null)
        : base(null, cause) => Kind = kind;

    /// <summary>What went wrong, as far as it decides what to do next.</summary>
    public SeedanceErrorKind Kind { get; }

    /// <summary>The HTTP status; null if no reply came.</summary>
    public HttpStatusCode? Status { get; init; }

    /// <summary>The provider's error code, at most 200 characters.</summary>
    public string? ProviderCode { get; init; }

    /// <summary>What the provider said, for administrators only; at most 4,000 characters, without secrets.</summary>
    public string? ProviderText { get; init; }

    /// <summary>The provider's id of this exchange, for its support.</summary>
    public string? RequestId { get; init; }

    /// <summary>How long the provider asks to wait.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>
    /// Whether a create may have been accepted, and billed, although it failed: then it must not be sent again before someone knows.
    /// </summary>
    public bool MayHaveBeenAccepted { get; init; }

    /// <summary>Whether the same call may succeed later; for a create it counts only if it can't have been accepted.</summary>
    public bool IsTransient =>
        Kind
            is SeedanceErrorKind.RateLimited
                or SeedanceErrorKind.Overloaded
                or SeedanceErrorKind.ServerError
                or SeedanceErrorKind.ContentSecurity
                or SeedanceErrorKind.Unreadable
                or SeedanceErrorKind.Unreachable
                or SeedanceErrorKind.Interrupted;

    /// <summary>The facts in one line, for a log.</summary>
    public override string Message
    {
        get
        {
            var answer = Status is { } status ? $"HTTP {(int)status}" : "no reply";
            var code = ProviderCode is null ? "" : $", code {ProviderCode}";
            var request = RequestId is null ? "" : $", request {RequestId}";
            var accepted = MayHaveBeenAccepted ? "; it may have been accepted" : "";
            return $"The provider's call ended as {Kind}: {answer}{code}{request}{accepted}.";
        }
    }
}
