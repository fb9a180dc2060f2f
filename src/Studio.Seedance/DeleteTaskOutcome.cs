namespace Studio.Seedance;

/// <summary>What came of asking the provider to cancel or delete a task.</summary>
public abstract record DeleteTaskOutcome
{
    private DeleteTaskOutcome() { }

    /// <summary>Done: a queued task is cancelled, the record of a finished one is removed.</summary>
    public sealed record Deleted : DeleteTaskOutcome;

    /// <summary>The task has started and can't be stopped.</summary>
    public sealed record StillRunning : DeleteTaskOutcome;

    /// <summary>The provider doesn't know the task, or no longer.</summary>
    public sealed record Gone : DeleteTaskOutcome;

    /// <summary>This host doesn't offer deletion at all.</summary>
    public sealed record NotSupported : DeleteTaskOutcome;
}
