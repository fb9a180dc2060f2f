using System.Text.Json;

namespace Studio.Seedance;

/// <summary>A task as the provider describes it; everything but the id may be missing.</summary>
public sealed record VideoTask
{
    /// <summary>The task's id.</summary>
    public required string Id { get; init; }

    /// <summary>The model or endpoint that works on it.</summary>
    public string? Model { get; init; }

    /// <summary>The provider's own word.</summary>
    public string? Status { get; init; }

    /// <summary>The word read.</summary>
    public TaskState State { get; init; }

    /// <summary>Why the task failed.</summary>
    public TaskError? Error { get; init; }

    /// <summary>When the provider accepted it.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When its state last changed.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>A signed link to the video, good for 24 hours.</summary>
    public string? VideoUrl { get; init; }

    /// <summary>A signed link to the last picture, if it was asked for, good for 24 hours.</summary>
    public string? LastFrameUrl { get; init; }

    /// <summary>The seed that was used.</summary>
    public long? Seed { get; init; }

    /// <summary>Such as <c>720p</c>.</summary>
    public string? Resolution { get; init; }

    /// <summary>Such as <c>16:9</c>.</summary>
    public string? Ratio { get; init; }

    /// <summary>Length in seconds.</summary>
    public long? Duration { get; init; }

    /// <summary>Length in frames, which some models tell in place of seconds.</summary>
    public long? Frames { get; init; }

    /// <summary>Frames per second.</summary>
    public long? FramesPerSecond { get; init; }

    /// <summary>Whether the video has sound.</summary>
    public bool? GenerateAudio { get; init; }

    /// <summary>Tokens spent on the video.</summary>
    public long? CompletionTokens { get; init; }

    /// <summary>Tokens billed.</summary>
    public long? TotalTokens { get; init; }

    /// <summary>The id and the state; the links are left out because they grant access.</summary>
    public override string ToString() => $"{Id} {Status ?? State.ToString()}";

    internal static VideoTask Read(JsonElement task, string id, Redaction redaction)
    {
        var content = task.Field("content");
        var usage = task.Field("usage");
        var status = task.Text("status");
        return new VideoTask
        {
            Id = id,
            Model = task.Text("model"),
            Status = status,
            State = StatusWords.Parse(status),
            Error = TaskError.Read(task.Field("error"), redaction),
            CreatedAt = task.UnixTime("created_at"),
            UpdatedAt = task.UnixTime("updated_at"),
            VideoUrl = content.Text("video_url"),
            LastFrameUrl = content.Text("last_frame_url"),
            Seed = task.Integer("seed"),
            Resolution = task.Text("resolution"),
            Ratio = task.Text("ratio"),
            Duration = task.Integer("duration"),
            Frames = task.Integer("frames"),
            FramesPerSecond = task.Integer("framespersecond"),
            GenerateAudio = task.Flag("generate_audio"),
            CompletionTokens = usage.Integer("completion_tokens"),
            TotalTokens = usage.Integer("total_tokens"),
        };
    }
}

/// <summary>Why a task failed, in the provider's words, for administrators.</summary>
/// <param name="Code">Such as <c>OutputVideoSensitiveContentDetected</c>.</param>
/// <param name="Message">At most 4,000 characters, without secrets.</param>
public sealed record TaskError(string? Code, string? Message)
{
    internal static TaskError? Read(JsonElement error, Redaction redaction) =>
        ProviderError.ReadDetails(error) is { } details
            ? new TaskError(redaction.Short(details.Code), redaction.Long(details.Message))
            : null;
}
