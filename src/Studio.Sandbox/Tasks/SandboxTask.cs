using Studio.Sandbox.Creating;

namespace Studio.Sandbox.Tasks;

/// <summary>One accepted task as it stands; each change makes a new record.</summary>
internal sealed record SandboxTask
{
    public required string Id { get; init; }
    public required VideoOrder Order { get; init; }

    /// <summary>What is scripted for the task.</summary>
    public required ScenarioOptions Script { get; init; }

    /// <summary>Unguessable part of the download link.</summary>
    public required string LinkToken { get; init; }

    /// <summary>Address of the API as the creator sees it; callbacks carry links made from it.</summary>
    public required string BaseUrl { get; init; }
    public TaskState State { get; init; }
    public VideoSource Video { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset UpdatedAt { get; init; }
    public DateTimeOffset? StartedAt { get; init; }
    public string? ErrorCode { get; init; }
    public string? ErrorMessage { get; init; }

    /// <summary>Downloads that will still be answered with <c>video_not_ready</c>.</summary>
    public int NotReadyLeft { get; init; }

    /// <summary>Downloads that will still be cut.</summary>
    public int BreaksLeft { get; init; }

    public bool IsOver => State is not (TaskState.Queued or TaskState.Running);

    /// <summary>Whether the script lets the task end with a video.</summary>
    public bool WillSucceed => !Script.NeverFinish && !Script.Expire && Script.FailCode is null;
}

internal enum TaskState
{
    Queued,
    Running,
    Succeeded,
    Failed,
    Cancelled,
    Expired,
}

/// <summary>Where a task's video comes from.</summary>
internal enum VideoSource
{
    Pending,
    Rendered,
    Sample,
    Missing,
}
