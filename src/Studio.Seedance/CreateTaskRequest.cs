using System.Text.Json.Serialization;

namespace Studio.Seedance;

/// <summary>What is asked of the provider; a field that is null isn't sent, because a field that the model doesn't know is refused.</summary>
public sealed record CreateTaskRequest
{
    /// <summary>The model's id, or the id of an inference endpoint.</summary>
    public required string Model { get; init; }

    /// <summary>The prompt and the media, in order.</summary>
    public required IReadOnlyList<ContentItem> Content { get; init; }

    /// <summary>Whether the video has sound.</summary>
    public bool? GenerateAudio { get; init; }

    /// <summary>Width to height, such as <c>16:9</c>.</summary>
    public string? Ratio { get; init; }

    /// <summary>Length in seconds; -1 lets some models choose.</summary>
    public int? Duration { get; init; }

    /// <summary>Whether the provider marks the picture as generated.</summary>
    public bool? Watermark { get; init; }

    /// <summary>Such as <c>720p</c>.</summary>
    public string? Resolution { get; init; }

    /// <summary>-1 to 2147483647; the same seed gives similar results, not identical ones.</summary>
    public long? Seed { get; init; }

    /// <summary>Whether the reply should carry the last picture too, for chaining clips.</summary>
    public bool? ReturnLastFrame { get; init; }

    /// <summary>Where the provider posts each change of state; unsigned, so it is only a hint.</summary>
    public string? CallbackUrl { get; init; }

    /// <summary>Seconds after which an unfinished task expires, 3600 to 259200.</summary>
    public int? ExecutionExpiresAfter { get; init; }

    /// <summary>0 to 9, higher first.</summary>
    public int? Priority { get; init; }

    /// <summary>At most 64 ASCII characters that tell the provider the end user, echoed back.</summary>
    public string? SafetyIdentifier { get; init; }

    /// <summary>The body that <see cref="SeedanceClient.CreateTaskAsync"/> posts, or the same with line breaks for reading.</summary>
    public string ToJson(bool indented = false) => RequestJson.Serialize(this, indented);
}
