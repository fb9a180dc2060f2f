using Studio.Domain.Media;
using Studio.Domain.Team;

namespace Studio.Domain.Generations;

/// <summary>One provider task and the one video that comes of it. The row is also its place in the queue: a lease, a due time and a version.</summary>
public sealed partial class Generation
{
    private readonly List<GenerationEvent> _timeline = [];

    private Generation() { }

    /// <summary>Queues a generation of a submission, due at once.</summary>
    /// <param name="id">Names it.</param>
    /// <param name="submission">What it belongs to.</param>
    /// <param name="number">Its number within the submission, from 1.</param>
    /// <param name="ratio">The ratio of this one.</param>
    /// <param name="now">UTC.</param>
    /// <param name="retryOf">The generation that this one tries again.</param>
    public Generation(GenerationId id, Submission submission, int number, string ratio, DateTimeOffset now, GenerationId? retryOf = null)
    {
        Id = id;
        SubmissionId = submission.Id;
        MemberId = submission.MemberId;
        Number = number;
        Ratio = ratio;
        CreatedAt = now;
        NextActionAt = now;
        RetryOf = retryOf;
        Write(now, TimelineNote.Queued, null, submission.MemberId);
    }

    /// <summary>Names it.</summary>
    public GenerationId Id { get; private set; }

    /// <summary>The submission that it belongs to.</summary>
    public SubmissionId SubmissionId { get; private set; }

    /// <summary>Who sent it.</summary>
    public MemberId MemberId { get; private set; }

    /// <summary>Its number within the submission, from 1.</summary>
    public int Number { get; private set; }

    /// <summary>The ratio of this one, such as <c>16:9</c>.</summary>
    public string Ratio { get; private set; } = "";

    /// <summary>When it was queued, UTC.</summary>
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>The generation that this one tries again.</summary>
    public GenerationId? RetryOf { get; private set; }

    /// <summary>Where it stands.</summary>
    public GenerationStatus Status { get; private set; }

    /// <summary>When the studio looks at it next, UTC; meaningless once final.</summary>
    public DateTimeOffset NextActionAt { get; private set; }

    /// <summary>The worker that acts on it now.</summary>
    public string? LeaseOwner { get; private set; }

    /// <summary>When that worker's claim lapses, UTC.</summary>
    public DateTimeOffset? LeaseUntil { get; private set; }

    /// <summary>Attempts at the present step: calls that were not accepted, looks at the task, fetches of the file.</summary>
    public int Attempts { get; private set; }

    /// <summary>Goes up with every write; a write over a newer version is refused.</summary>
    public int Version { get; private set; }

    /// <summary>When the create call went out last, UTC.</summary>
    public DateTimeOffset? SentAt { get; private set; }

    /// <summary>The request as it was sent, with the signatures of its links cut off.</summary>
    public string? SentRequest { get; private set; }

    /// <summary>SHA-256 of the secret in the callback address that was sent last, as lower hex; null where none was sent.</summary>
    public string? CallbackHash { get; private set; }

    /// <summary>The provider's id of the task.</summary>
    public string? TaskId { get; private set; }

    /// <summary>Where the provider offers the video; lapses at <see cref="ResultExpiresAt"/>.</summary>
    public string? ResultUrl { get; private set; }

    /// <summary>When the provider's link lapses, UTC.</summary>
    public DateTimeOffset? ResultExpiresAt { get; private set; }

    /// <summary>The video in our own store.</summary>
    public MediaItemId? VideoId { get; private set; }

    /// <summary>What the provider counted, in tokens; null where it didn't say.</summary>
    public long? Tokens { get; private set; }

    /// <summary>Why there is no video, or why that is not known.</summary>
    public Failure? Failure { get; private set; }

    /// <summary>When a member asked to cancel, UTC.</summary>
    public DateTimeOffset? CancelAskedAt { get; private set; }

    /// <summary>What happened, oldest first.</summary>
    public IReadOnlyList<GenerationEvent> Timeline => _timeline;

    /// <summary>The create call is about to go out; saved before it does.</summary>
    public void StartSending(DateTimeOffset now, string sentRequest, string? callbackHash = null)
    {
        Attempts++;
        SentAt = now;
        SentRequest = sentRequest;
        CallbackHash = callbackHash;
        MoveTo(GenerationStatus.Submitting, now, TimelineNote.Sending, $"{Attempts}");
    }

    /// <summary>The provider took it and named its task.</summary>
    public void Accept(DateTimeOffset now, string taskId, DateTimeOffset firstLook)
    {
        Expect(GenerationStatus.Submitting, GenerationStatus.Submitted);
        TaskId = taskId;
        Failure = null;
        Attempts = 0;
        MoveTo(GenerationStatus.Submitted, now, TimelineNote.Accepted, taskId, due: firstLook);
    }

    /// <summary>Certainly not accepted: back to the queue until <paramref name="retryAt"/>.</summary>
    public void ReturnToQueue(DateTimeOffset now, DateTimeOffset retryAt, string why)
    {
        Expect(GenerationStatus.Submitting, GenerationStatus.Queued);
        MoveTo(GenerationStatus.Queued, now, TimelineNote.NotAccepted, why, due: retryAt);
    }

    /// <summary>May have been accepted: parked until evidence or a person settles it.</summary>
    public void Park(DateTimeOffset now, Failure failure)
    {
        Expect(GenerationStatus.Submitting, GenerationStatus.Unknown);
        Failure = failure;
        Attempts = 0;
        MoveTo(GenerationStatus.Unknown, now, TimelineNote.Unsettled, failure.Reason.ToString());
    }

    /// <summary>The provider works on it.</summary>
    public void Start(DateTimeOffset now) => MoveTo(GenerationStatus.Running, now, TimelineNote.Started, due: NextActionAt);

    /// <summary>The provider is done: the file is to be fetched from its link before it lapses.</summary>
    public void FinishAtProvider(DateTimeOffset now, string resultUrl, DateTimeOffset resultExpiresAt, long? tokens)
    {
        ResultUrl = resultUrl;
        ResultExpiresAt = resultExpiresAt;
        Tokens = tokens;
        Attempts = 0;
        MoveTo(GenerationStatus.Archiving, now, TimelineNote.Made);
    }

    /// <summary>The file is in our own store, and verified.</summary>
    public void Succeed(DateTimeOffset now, MediaItem video)
    {
        VideoId = video.Id;
        ResultUrl = null;
        MoveTo(GenerationStatus.Succeeded, now, TimelineNote.Stored, $"{video.Length}");
    }

    /// <summary>It ended without a video.</summary>
    /// <param name="now">UTC.</param>
    /// <param name="status"><see cref="GenerationStatus.Failed"/> or <see cref="GenerationStatus.Expired"/>.</param>
    /// <param name="failure">Why.</param>
    public void End(DateTimeOffset now, GenerationStatus status, Failure failure)
    {
        Failure = failure;
        ResultUrl = null;
        MoveTo(status, now, TimelineNote.Ended, failure.Reason.ToString());
    }

    /// <summary>It was stopped, here or at the provider.</summary>
    public void Cancel(DateTimeOffset now, MemberId? memberId) =>
        MoveTo(GenerationStatus.Cancelled, now, TimelineNote.Ended, null, memberId);

    /// <summary>A member asks to cancel what the provider already has; the next look passes it on.</summary>
    public void AskCancel(DateTimeOffset now, MemberId memberId)
    {
        CancelAskedAt = now;
        NextActionAt = now;
        Version++;
        Write(now, TimelineNote.CancelAsked, null, memberId);
    }

    /// <summary>The provider would not cancel; the generation goes on.</summary>
    public void RefuseCancel(DateTimeOffset now, string why)
    {
        CancelAskedAt = null;
        Version++;
        Write(now, TimelineNote.CancelRefused, why);
    }

    /// <summary>Nothing new: look again at <paramref name="due"/>, one attempt later.</summary>
    public void LookAgain(DateTimeOffset due)
    {
        Attempts++;
        Release(due);
    }

    /// <summary>Fetching the file broke: again at <paramref name="due"/>, from <paramref name="resultUrl"/> where the provider gave a fresh link.</summary>
    public void FetchAgain(DateTimeOffset now, DateTimeOffset due, string? resultUrl = null)
    {
        ResultUrl = resultUrl ?? ResultUrl;
        Attempts++;
        Write(now, TimelineNote.FetchBroke, $"{Attempts}");
        Release(due);
    }

    /// <summary>A member asks to fetch the file now and not when the wait is over.</summary>
    public void AskFetch(DateTimeOffset now, MemberId memberId)
    {
        Expect(GenerationStatus.Archiving, GenerationStatus.Archiving);
        NextActionAt = now;
        Version++;
        Write(now, TimelineNote.FetchAsked, null, memberId);
    }

    /// <summary>Something hints that there is news: due now.</summary>
    public void LookNow(DateTimeOffset now)
    {
        NextActionAt = now;
        Version++;
    }

    /// <summary>Gives the claim back without acting.</summary>
    public void Release(DateTimeOffset due)
    {
        NextActionAt = due;
        LeaseOwner = null;
        LeaseUntil = null;
        Version++;
    }

    private void Expect(GenerationStatus from, GenerationStatus to)
    {
        if (Status != from)
        {
            throw new InvalidOperationException($"A generation can't go from {Status} to {to} this way.");
        }
    }

    private void MoveTo(
        GenerationStatus status,
        DateTimeOffset now,
        TimelineNote note,
        string? detail = null,
        MemberId? memberId = null,
        DateTimeOffset? due = null
    )
    {
        if (!GenerationLife.Next[Status].Contains(status))
        {
            throw new InvalidOperationException($"A generation can't go from {Status} to {status}.");
        }
        Status = status;
        Write(now, note, detail, memberId);
        if (status == GenerationStatus.Submitting)
        {
            Version++; // The claim is kept until the call is answered.
        }
        else
        {
            Release(due ?? now);
        }
    }

    private void Write(DateTimeOffset now, TimelineNote note, string? detail = null, MemberId? memberId = null) =>
        _timeline.Add(new GenerationEvent(now, Status, note, detail, memberId));
}
