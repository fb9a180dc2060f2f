namespace Studio.Domain.Generations;

/// <summary>Where a generation stands.</summary>
public enum GenerationStatus
{
    /// <summary>Waits here for its turn.</summary>
    Queued,

    /// <summary>Is being sent, once; committed before the call.</summary>
    Submitting,

    /// <summary>Accepted by the provider; it has not started.</summary>
    Submitted,

    /// <summary>Being made.</summary>
    Running,

    /// <summary>Made; the file is being fetched and checked.</summary>
    Archiving,

    /// <summary>The file is in our own store, and verified.</summary>
    Succeeded,

    /// <summary>Refused or broken.</summary>
    Failed,

    /// <summary>Stopped by a member.</summary>
    Cancelled,

    /// <summary>The provider, or its link, ran out of time.</summary>
    Expired,

    /// <summary>May have been accepted; never sent again by itself.</summary>
    Unknown,
}

/// <summary>Which status may follow which.</summary>
public static class GenerationLife
{
    /// <summary>Every permitted transition.</summary>
    public static IReadOnlyDictionary<GenerationStatus, IReadOnlySet<GenerationStatus>> Next { get; } =
        new Dictionary<GenerationStatus, IReadOnlySet<GenerationStatus>>
        {
            // Failed: what can't be sent at all (a file is gone, the model is no longer on offer) never claims to have been sent.
            [GenerationStatus.Queued] = Set(GenerationStatus.Submitting, GenerationStatus.Cancelled, GenerationStatus.Failed),
            [GenerationStatus.Submitting] = Set(
                GenerationStatus.Submitted,
                GenerationStatus.Queued,
                GenerationStatus.Unknown,
                GenerationStatus.Failed
            ),
            [GenerationStatus.Submitted] = Set(
                GenerationStatus.Running,
                GenerationStatus.Archiving,
                GenerationStatus.Failed,
                GenerationStatus.Expired,
                GenerationStatus.Cancelled
            ),
            [GenerationStatus.Running] = Set(
                GenerationStatus.Archiving,
                GenerationStatus.Failed,
                GenerationStatus.Expired,
                GenerationStatus.Cancelled
            ),
            [GenerationStatus.Archiving] = Set(GenerationStatus.Succeeded, GenerationStatus.Failed, GenerationStatus.Expired),
            [GenerationStatus.Unknown] = Set(GenerationStatus.Submitted, GenerationStatus.Queued, GenerationStatus.Failed),
            [GenerationStatus.Succeeded] = Set(),
            [GenerationStatus.Failed] = Set(),
            [GenerationStatus.Cancelled] = Set(),
            [GenerationStatus.Expired] = Set(),
        };

    /// <summary>Whether nothing follows.</summary>
    public static bool IsFinal(this GenerationStatus status) => Next[status].Count == 0;

    /// <summary>Whether the provider holds a task for it, or may be about to.</summary>
    public static bool IsAtProvider(this GenerationStatus status) =>
        status is GenerationStatus.Submitting or GenerationStatus.Submitted or GenerationStatus.Running;

    private static HashSet<GenerationStatus> Set(params GenerationStatus[] statuses) => [.. statuses];
}
