using System.Collections.Concurrent;
using Studio.Application.Batch;
using Studio.Application.Generations;
using Studio.Domain.Generations;
using Studio.Domain.Team;
using Studio.Web.Features.History;

namespace Studio.Web.Features.Batch;

/// <summary>Sends the table on the desk once, and follows what comes of its rows.</summary>
public sealed partial class BatchSender(
    BatchDesk desk,
    SubmitBatch submit,
    GenerationFeed feed,
    TimeProvider time,
    ILogger<BatchSender> logger
) : IDisposable
{
    private readonly ConcurrentDictionary<GenerationId, GenerationStatus> _statuses = new();
    private ChangeBatches? _changes;

    /// <summary>Raised when generations moved on, on any thread.</summary>
    public event Action? Changed;

    /// <summary>Whether a sending is under way.</summary>
    public bool IsSending { get; private set; }

    /// <summary>What came of it; null while nothing did.</summary>
    public AdmitAllOutcome? Outcome { get; private set; }

    /// <summary>Whether the last try broke, so that nobody knows what came of it; another try sends nothing twice.</summary>
    public bool HasFailed { get; private set; }

    /// <summary>Whether the table is in the queue.</summary>
    public bool IsSent => Outcome is AdmitAllOutcome.Queued;

    /// <summary>Queues every row, or none; a table is sent once, however often this is called.</summary>
    public async Task SendAsync(MemberId memberId)
    {
        if (IsSending || IsSent || desk.Lines.Count == 0 || desk.Lines.Any(l => !l.IsReady))
        {
            return;
        }
        (IsSending, HasFailed) = (true, false);
        try
        {
            Listen(memberId); // first: the workers may be quicker than the answer
            // The browser knows the name before anything is sent under it.
            var sending = await desk.NameAsync(memberId, SubmissionId.New(time.GetUtcNow()));
            Outcome = await submit.ExecuteAsync(memberId, sending, [.. desk.Lines.Select(l => l.Composition)], CancellationToken.None);
        }
        catch (Exception exception)
        {
            HasFailed = true;
            LogNotSent(logger, exception); // this table; the page offers another try
        }
        finally
        {
            IsSending = false;
        }
    }

    /// <summary>Takes up the table that the browser kept, and what came of it if it was sent.</summary>
    public async Task RestoreAsync(MemberId memberId)
    {
        if (
            await desk.RestoreAsync(memberId) is { } sending
            && await submit.FindAsync(memberId, sending, desk.Table!.Rows.Count, CancellationToken.None) is { } sent
        )
        {
            Listen(memberId);
            foreach (var (id, status) in sent.Statuses)
            {
                _statuses.TryAdd(id, status);
            }
            Outcome = sent.Outcome;
        }
    }

    /// <summary>The generations of a row, once it was sent, with where each stands.</summary>
    public IEnumerable<(GenerationId Id, GenerationStatus Status)> Of(int number) =>
        Outcome is AdmitAllOutcome.Queued { Submissions: var sent }
            ? sent[number - 1].Generations.Select(id => (id, _statuses.GetValueOrDefault(id, GenerationStatus.Queued)))
            : [];

    /// <summary>What the server refused of a row.</summary>
    public IReadOnlyList<RuleViolation> RefusedOf(int number) =>
        Outcome is AdmitAllOutcome.Refused { Violations: var refused } ? refused.GetValueOrDefault(number - 1, []) : [];

    /// <summary>Puts the outcome away, for another table or a changed one.</summary>
    public void Forget()
    {
        (Outcome, HasFailed) = (null, false);
        _statuses.Clear();
    }

    /// <inheritdoc/>
    public void Dispose() => _changes?.Dispose();

    private void Listen(MemberId memberId) =>
        _changes ??= new ChangeBatches(feed, time, _ => Changed?.Invoke(), change => Note(memberId, change));

    private bool Note(MemberId memberId, GenerationChange change)
    {
        if (change.MemberId != memberId)
        {
            return false;
        }
        _statuses[change.Id] = change.Status;
        return true;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A table could not be sent")]
    private static partial void LogNotSent(ILogger logger, Exception exception);
}
