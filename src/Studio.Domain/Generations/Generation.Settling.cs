using Studio.Domain.Team;

namespace Studio.Domain.Generations;

/// <content>How an unknown outcome is settled: by evidence, or by a person.</content>
public sealed partial class Generation
{
    /// <summary>The provider's task was found: it had been accepted.</summary>
    /// <param name="now">UTC.</param>
    /// <param name="taskId">The provider's id of the task.</param>
    /// <param name="firstLook">When to look at it, UTC.</param>
    /// <param name="memberId">The member who picked it; null where evidence did.</param>
    public void Settle(DateTimeOffset now, string taskId, DateTimeOffset firstLook, MemberId? memberId = null)
    {
        Expect(GenerationStatus.Unknown, GenerationStatus.Submitted);
        TaskId = taskId;
        Failure = null;
        Attempts = 0;
        MoveTo(GenerationStatus.Submitted, now, TimelineNote.Settled, taskId, memberId, firstLook);
    }

    /// <summary>A member sends it again, knowing that it may be billed twice.</summary>
    public void SendAgain(DateTimeOffset now, MemberId memberId)
    {
        Expect(GenerationStatus.Unknown, GenerationStatus.Queued);
        Failure = null;
        Attempts = 0;
        MoveTo(GenerationStatus.Queued, now, TimelineNote.SentAgain, null, memberId);
    }

    /// <summary>A member gives it up.</summary>
    public void GiveUp(DateTimeOffset now, MemberId memberId)
    {
        Expect(GenerationStatus.Unknown, GenerationStatus.Failed);
        Failure = new Failure(FailureReason.GivenUp);
        MoveTo(GenerationStatus.Failed, now, TimelineNote.Ended, FailureReason.GivenUp.ToString(), memberId);
    }
}
