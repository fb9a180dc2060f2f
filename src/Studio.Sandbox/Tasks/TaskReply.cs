using System.Text.Json.Serialization;

namespace Studio.Sandbox.Tasks;

/// <summary>The provider's view of a task, as answered to a query and posted to a callback.</summary>
internal sealed record TaskReply
{
    public required string Id { get; init; }
    public required string Model { get; init; }
    public required string Status { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public TaskFailure? Error { get; init; }
    public long CreatedAt { get; init; }
    public long UpdatedAt { get; init; }
    public VideoLink? Content { get; init; }
    public int Seed { get; init; }
    public required string Resolution { get; init; }
    public required string Ratio { get; init; }
    public int Duration { get; init; }

    [JsonPropertyName("framespersecond")]
    public int FramesPerSecond { get; init; } = 24;
    public bool GenerateAudio { get; init; }
    public string? SafetyIdentifier { get; init; }
    public TokenUsage? Usage { get; init; }

    /// <summary>A task as the provider tells it; links start with the address of the API.</summary>
    public static TaskReply Of(SandboxTask task, string baseUrl)
    {
        var order = task.Order;
        var succeeded = task.State == TaskState.Succeeded;
        return new TaskReply
        {
            Id = task.Id,
            Model = order.Model,
            Status = StatusOf(task),
            Error = task.ErrorCode is { } code ? new TaskFailure(code, task.ErrorMessage ?? "") : null,
            CreatedAt = task.CreatedAt.ToUnixTimeSeconds(),
            UpdatedAt = task.UpdatedAt.ToUnixTimeSeconds(),
            Content = succeeded ? new VideoLink($"{baseUrl}/files/{task.LinkToken}/{task.Id}.mp4") : null,
            Seed = order.Seed,
            Resolution = order.Resolution,
            Ratio = order.Ratio,
            Duration = order.Duration,
            GenerateAudio = order.GenerateAudio,
            SafetyIdentifier = order.SafetyIdentifier,
            Usage = succeeded ? new TokenUsage(order.Tokens, order.Tokens) : null,
        };
    }

    private static string StatusOf(SandboxTask task) =>
        task.State switch
        {
            TaskState.Queued => "queued",
            TaskState.Running => task.Script.UnknownStatus ?? "running",
            TaskState.Succeeded => "succeeded",
            TaskState.Failed => "failed",
            TaskState.Cancelled => "cancelled",
            _ => "expired",
        };
}

internal sealed record TaskFailure(string Code, string Message);

internal sealed record VideoLink(string VideoUrl);

internal sealed record TokenUsage(long CompletionTokens, long TotalTokens);
