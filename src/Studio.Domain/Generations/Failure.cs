namespace Studio.Domain.Generations;

/// <summary>Why a generation didn't succeed, in the product's words; each has a sentence and a next step in the resources <c>Failure.{Reason}</c>.</summary>
public enum FailureReason
{
    /// <summary>The provider doesn't know our key.</summary>
    KeyRefused,

    /// <summary>The provider's account is overdue or may not do this.</summary>
    AccountProblem,

    /// <summary>The provider refused the request.</summary>
    RequestRefused,

    /// <summary>The provider doesn't offer the model to us.</summary>
    ModelUnavailable,

    /// <summary>The provider saw a real person's face in an input.</summary>
    RealFace,

    /// <summary>The provider refused the content of the prompt or a file.</summary>
    InputContent,

    /// <summary>The provider made a video and withheld it.</summary>
    OutputContent,

    /// <summary>The provider could not fetch a file of ours.</summary>
    MediaUnreachable,

    /// <summary>A file of the composition is gone from our store.</summary>
    MediaMissing,

    /// <summary>The provider tried and failed.</summary>
    ProviderFailed,

    /// <summary>No answer to the create call: it may have been accepted.</summary>
    NoAnswer,

    /// <summary>The studio stopped in the middle of the create call: it may have been accepted.</summary>
    Interrupted,

    /// <summary>The provider no longer knows the task.</summary>
    TaskGone,

    /// <summary>The provider gave the task up.</summary>
    TaskExpired,

    /// <summary>The provider did not finish within the deadline.</summary>
    TooLate,

    /// <summary>What the provider calls a video is not one.</summary>
    NotAVideo,

    /// <summary>What the provider calls a video is longer than any it makes.</summary>
    VideoTooLarge,

    /// <summary>The provider's link leads into a private network.</summary>
    PrivateLink,

    /// <summary>The provider's link lapsed before the file could be fetched.</summary>
    LinkExpired,

    /// <summary>A member gave it up.</summary>
    GivenUp,
}

/// <summary>Why a generation didn't succeed, and the provider's own words for administrators.</summary>
/// <param name="Reason">The reason in the product's words.</param>
/// <param name="ProviderCode">The provider's error code, if it gave one.</param>
/// <param name="ProviderText">The provider's text, bounded, without keys.</param>
/// <param name="RequestId">The provider's name for the request, if it gave one.</param>
/// <param name="HttpStatus">The HTTP status of the reply, if there was one.</param>
public sealed record Failure(
    FailureReason Reason,
    string? ProviderCode = null,
    string? ProviderText = null,
    string? RequestId = null,
    int? HttpStatus = null
);
