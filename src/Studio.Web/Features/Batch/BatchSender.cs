using System.Collections.Concurrent;
using Studio.Application.Batch;
using Studio.Application.Generations;
using Studio.Domain.Generations;
using Studio.Domain.Team;
using Studio.Web.Features.History;

namespace Studio.Web.Features.Batch;

/// <summary>Sends the table on the desk once, and follows what comes of its rows.</summary>
public sealed class BatchSender(BatchDesk desk, SubmitBatch submit, GenerationFeed feed, TimeProvider time) : IDisposable
{
    private readonly ConcurrentDictionary<GenerationId, GenerationStatus> _statuses = new();
    private ChangeBatches? _changes;

    /// <summary>Raised when generations moved on, on any thread.</summary>
    public event Action? Changed;

    /// <summary>Whether a sending is under way.</summary>
    public bool IsSending { get; private set; }

    /// <summary>What came of it; null while nothing did.</summary>
    public AdmitAllOutcome? Outcome { get; private set; }

    /// <summary>Whether the table is in the queue.</summary>
    public bool IsSent => Outcome is AdmitAllOutcome.Queued;

    /// <summary>Queues every row, or none; a table is sent once, however often this is called.</summary>
    public async Task SendAsync(MemberId memberId)
    {
        if (IsSending || IsSent || desk.Lines.Count == 0 || desk.Lines.Any(l => !l.IsReady))
        {
            return;
        }
        IsSending = true;
        try
        {
            // Listens first: the workers may be quicker than the answer.
            _changes ??= new ChangeBatches(feed, time, _ => Changed?.Invoke(), change => Note(memberId, change));
            Outcome = await submit.ExecuteAsync(memberId, [.. desk.Lines.Select(l => l.Composition)], CancellationToken.None);
        }
        finally
        {
            IsSending = false;
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
        Outcome = null;
        _statuses.Clear();
    }

    /// <inheritdoc/>
    public void Dispose() => _changes?.Dispose();

    private bool Note(MemberId memberId, GenerationChange change)
    {
        if (change.MemberId != memberId)
        {
            return false;
        }
        _statuses[change.Id] = change.Status;
        return true;
    }
}
