namespace Studio.Seedance;

/// <summary>What went wrong, as far as it decides what to do next.</summary>
public enum SeedanceErrorKind
{
    /// <summary>The API key isn't accepted (401).</summary>
    Unauthorized,

    /// <summary>The account may not do this: overdue, no balance, model not opened, spending limit reached (402, 403, <c>SetLimitExceeded</c>).</summary>
    AccountProblem,

    /// <summary>The provider understood the request and won't do it (other 4xx).</summary>
    Refused,

    /// <summary>No such task or model (404).</summary>
    NotFound,

    /// <summary>This host doesn't offer the operation (404 or 405 where it isn't documented for every gateway).</summary>
    NotSupported,

    /// <summary>Too many requests, or too many tasks in the queue (429).</summary>
    RateLimited,

    /// <summary>The provider has no capacity at the moment (503, <c>ServerOverloaded</c>).</summary>
    Overloaded,

    /// <summary>The provider or its gateway broke down (500, 502, 504).</summary>
    ServerError,

    /// <summary>The provider's content check itself failed (<c>ContentSecurityDetectionError</c>); the content wasn't judged.</summary>
    ContentSecurity,

    /// <summary>The reply isn't what the API describes: HTML, broken JSON, no id, too long.</summary>
    Unreadable,

    /// <summary>The request didn't get out: no address, no connection, no TLS.</summary>
    Unreachable,

    /// <summary>The request went out and no whole reply came back: reset, end of stream, timeout.</summary>
    Interrupted,
}
