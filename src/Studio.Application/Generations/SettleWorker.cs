using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Studio.Application.Data;
using Studio.Domain.Generations;

namespace Studio.Application.Generations;

/// <summary>Settles unknown outcomes by the provider's list, as long as there is one task that fits and nobody else whom it fits.</summary>
public sealed partial class SettleWorker(
    IDbContextFactory<StudioDbContext> contexts,
    GenerationQueue queue,
    GenerationFeed feed,
    UnknownCandidates candidates,
    Settlement settlement,
    IHostApplicationLifetime lifetime,
    TimeProvider time,
    ILogger<SettleWorker> logger
) : GenerationWorker(queue, feed, lifetime, time, logger)
{
    /// <summary>How long after a create call its task is looked for; afterwards only a person or a callback settles it.</summary>
    public static readonly TimeSpan LooksFor = TimeSpan.FromHours(3);

    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestInterval = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(10);
    private static readonly DateTimeOffset Never = DateTimeOffset.MaxValue;

    private readonly GenerationQueue _queue = queue;
    private readonly TimeProvider _time = time;

    /// <inheritdoc/>
    protected override IReadOnlyList<GenerationStatus> Statuses { get; } = [GenerationStatus.Unknown];

    /// <inheritdoc/>
    public override async Task RunOnceAsync(CancellationToken cancellationToken)
    {
        var claims = await _queue.ClaimAsync(Statuses, take: 20, Lease, cancellationToken);
        // One after the other: each link shortens the list of the next.
        await ForEachAsync(claims, atOnce: 1, claim => SettleAsync(claim, cancellationToken), cancellationToken);
    }

    private async Task SettleAsync(Claim claim, CancellationToken cancellationToken)
    {
        var list = await candidates.FindAsync(claim.Id, cancellationToken);
        if (await PickAsync(claim, list, cancellationToken) is { } task)
        {
            var outcome = await settlement.LinkAsync(claim.Id, task.TaskId, memberId: null, cancellationToken);
            LogLinked(logger, claim.Id, task.TaskId, outcome.GetType().Name);
            if (outcome is SettleOutcome.Settled)
            {
                return;
            }
        }
        var next = list is CandidateList.NotOffered ? Never : await NextLookAsync(claim, cancellationToken);
        await _queue.ActAsync(claim, g => g.LookAgain(next), cancellationToken);
    }

    private async Task<CandidateTask?> PickAsync(Claim claim, CandidateList list, CancellationToken cancellationToken)
    {
        var fitting = list is CandidateList.Found(var tasks) ? tasks.Where(t => t.Match.IsExact).ToList() : [];
        return fitting is [var only] && !await candidates.HasTwinAsync(claim.Id, cancellationToken) ? only : null;
    }

    private async Task<DateTimeOffset> NextLookAsync(Claim claim, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var sent = await db
            .Generations.Where(g => g.Id == claim.Id)
            .Select(g => new { g.SentAt, g.Attempts })
            .SingleAsync(cancellationToken);
        var now = _time.GetUtcNow();
        return now - sent.SentAt < LooksFor ? now + Backoff.Growing(sent.Attempts, FirstWait, LongestInterval, factor: 2) : Never;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Generation {GenerationId} was found at the provider as {TaskId}: {Outcome}")]
    private static partial void LogLinked(ILogger logger, GenerationId generationId, string taskId, string outcome);
}
