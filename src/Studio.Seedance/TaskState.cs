namespace Studio.Seedance;

/// <summary>Where a task stands, however the provider or a gateway spells it.</summary>
public enum TaskState
{
    /// <summary>Accepted and not started: <c>queued</c>, <c>submitted</c>, <c>pending</c>.</summary>
    Waiting,

    /// <summary>Under way: <c>running</c>, <c>processing</c>, and every word that isn't known.</summary>
    Running,

    /// <summary>The video is there.</summary>
    Succeeded,

    /// <summary>The provider gave up; the task carries its error.</summary>
    Failed,

    /// <summary>Cancelled before it started.</summary>
    Cancelled,

    /// <summary>Not finished within the time that the request allowed.</summary>
    Expired,
}

internal static class StatusWords
{
    public static TaskState Parse(string? word) =>
        word?.Trim().ToUpperInvariant() switch
        {
            "QUEUED" or "SUBMITTED" or "PENDING" => TaskState.Waiting,
            "SUCCEEDED" => TaskState.Succeeded,
            "FAILED" => TaskState.Failed,
            "CANCELLED" or "CANCELED" => TaskState.Cancelled,
            "EXPIRED" => TaskState.Expired,
            _ => TaskState.Running,
        };

    public static string Filter(TaskState state) =>
        state switch
        {
            TaskState.Waiting => "queued",
            TaskState.Running => "running",
            TaskState.Succeeded => "succeeded",
            TaskState.Failed => "failed",
            TaskState.Cancelled => "cancelled",
            TaskState.Expired => "expired",
            _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
        };
}
