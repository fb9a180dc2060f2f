using Studio.Domain.Team;

namespace Studio.Domain.Generations;

/// <summary>One line of a generation's timeline; its sentence is the resource <c>Timeline.{Note}</c>.</summary>
public sealed class GenerationEvent
{
    private GenerationEvent() { }

    internal GenerationEvent(DateTimeOffset at, GenerationStatus status, TimelineNote note, string? detail, MemberId? memberId)
    {
        At = at;
        Status = status;
        Note = note;
        Detail = detail;
        MemberId = memberId;
    }

    /// <summary>The line's place in the database.</summary>
    public long Id { get; private set; }

    /// <summary>When it happened, UTC.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>Where the generation stood afterwards.</summary>
    public GenerationStatus Status { get; private set; }

    /// <summary>What happened.</summary>
    public TimelineNote Note { get; private set; }

    /// <summary>The value of the sentence: a task id, a number of attempts, a reason.</summary>
    public string? Detail { get; private set; }

    /// <summary>The member who did it; null where the studio did.</summary>
    public MemberId? MemberId { get; private set; }
}

/// <summary>What a line of the timeline says.</summary>
public enum TimelineNote
{
    /// <summary>Sent by a member.</summary>
    Queued,

    /// <summary>The call goes out. Detail: the attempt.</summary>
    Sending,

    /// <summary>The provider took it. Detail: its task id.</summary>
    Accepted,

    /// <summary>Certainly not accepted; will be tried again. Detail: the reason in the provider client's words.</summary>
    NotAccepted,

    /// <summary>Nobody knows whether it was accepted. Detail: the failure reason.</summary>
    Unsettled,

    /// <summary>The provider works on it.</summary>
    Started,

    /// <summary>The provider is done; the file is being fetched.</summary>
    Made,

    /// <summary>The file is stored and verified. Detail: bytes.</summary>
    Stored,

    /// <summary>It ended without a video. Detail: the failure reason.</summary>
    Ended,

    /// <summary>A member asked to cancel.</summary>
    CancelAsked,

    /// <summary>The provider could not cancel. Detail: why.</summary>
    CancelRefused,

    /// <summary>Fetching the file broke; it will be tried again. Detail: the attempt.</summary>
    FetchBroke,

    /// <summary>A member, or the provider's list, settled an unknown outcome. Detail: the task id.</summary>
    Settled,

    /// <summary>A member sends it again. Detail: none.</summary>
    SentAgain,

    /// <summary>A member asked to fetch the file now.</summary>
    FetchAsked,
}
