using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Studio.Application.Data;
using Studio.Domain.Generations;
using Studio.Seedance;

namespace Studio.Application.Generations;

/// <summary>Looks at the tasks that the provider has, at growing intervals, and passes wishes to cancel on.</summary>
public sealed partial class PollWorker(
    IDbContextFactory<StudioDbContext> contexts,
    GenerationQueue queue,
    GenerationFeed feed,
    ProviderConnection provider,
    TaskListing listing,
    IOptions<SeedanceOptions> options,
    IHostApplicationLifetime lifetime,
    TimeProvider time,
    ILogger<PollWorker> logger
) : GenerationWorker(queue, feed, lifetime, time, logger)
{
    private const int LongestIntervals = 15;
    private const int LooksBeforeGone = 2;
    private const int CallsAtOnce = 5;

    private readonly GenerationQueue _queue = queue;
    private readonly TimeProvider _time = time;

    /// <inheritdoc/>
    protected override IReadOnlyList<GenerationStatus> Statuses { get; } = [GenerationStatus.Submitted, GenerationStatus.Running];

    /// <inheritdoc/>
    public override async Task RunOnceAsync(CancellationToken cancellationToken)
    {
        var take = listing.FindsTasks ? TaskListing.TasksPerCall * CallsAtOnce : TaskListing.TasksPerCall;
        var claims = await _queue.ClaimAsync(Statuses, take, options.Value.CreateTimeout * 2, cancellationToken);
        foreach (var batch in claims.Chunk(TaskListing.TasksPerCall))
        {
            await LookAsync(batch, cancellationToken);
        }
    }

    private async Task LookAsync(Claim[] batch, CancellationToken cancellationToken)
    {
        var generations = await FindAsync(batch, cancellationToken);
        var told = await ListAsync([.. generations.Values.Select(g => g.TaskId!)], cancellationToken);
        await ForEachAsync(batch, atOnce: 8, claim => LookAsync(claim, generations[claim.Id], told, cancellationToken), cancellationToken);
    }

    // One task is asked for directly, which costs the same and works everywhere.
    private async Task<ILookup<string, VideoTask>?> ListAsync(IReadOnlyList<string> taskIds, CancellationToken cancellationToken)
    {
        try
        {
            var tasks = taskIds.Count > 1 ? await listing.FindAsync(taskIds, cancellationToken) : null;
            return (tasks?.Values ?? []).ToLookup(t => t.Id);
        }
        catch (SeedanceException exception)
        {
            LogListBroke(logger, taskIds.Count, exception.Message);
            return null;
        }
    }

    private async Task LookAsync(Claim claim, Generation generation, ILookup<string, VideoTask>? told, CancellationToken cancellationToken)
    {
        using var activity = EngineTraces.Start("poll", claim.Id, generation.TaskId);
        if (told is null)
        {
            await _queue.ActAsync(claim, g => LookAgain(g, null), cancellationToken);
            return;
        }
        Action<Generation> result;
        try
        {
            // A list may leave the link out of a task that is done.
            var task =
                told[generation.TaskId!].FirstOrDefault(t => t.State != TaskState.Succeeded || t.VideoUrl is not null)
                ?? await provider.Client.GetTaskAsync(generation.TaskId!, cancellationToken);
            var cancelling =
                generation.CancelAskedAt is null ? null
                : task.State == TaskState.Waiting ? await provider.Client.DeleteTaskAsync(task.Id, cancellationToken)
                : new DeleteTaskOutcome.StillRunning();
            result = g => Apply(g, task, cancelling);
        }
        catch (SeedanceException exception) when (exception.Kind == SeedanceErrorKind.NotFound && generation.Attempts >= LooksBeforeGone)
        {
            var failure = ProviderMapping.ToFailure(exception) with { Reason = FailureReason.TaskGone };
            result = g => g.End(_time.GetUtcNow(), GenerationStatus.Expired, failure);
        }
        catch (SeedanceException exception)
        {
            // Whatever stands in the way, a wrong key included: the task may go on, and be paid for. Look again until the deadline.
            LogLookBroke(logger, claim.Id, exception.Message);
            result = g => LookAgain(g, exception.RetryAfter);
        }
        await _queue.ActAsync(claim, result, cancellationToken);
    }

    private void Apply(Generation generation, VideoTask task, DeleteTaskOutcome? cancelling)
    {
        var now = _time.GetUtcNow();
        if (task.State == TaskState.Running && generation.Status == GenerationStatus.Submitted)
        {
            generation.Start(now);
        }
        switch (task)
        {
            case { State: TaskState.Succeeded, VideoUrl: { } url }:
                generation.FinishAtProvider(now, url, now + options.Value.ResultLife, task.CompletionTokens ?? task.TotalTokens);
                break;
            case { State: TaskState.Failed }:
                generation.End(now, GenerationStatus.Failed, ProviderMapping.ToFailure(task));
                break;
            case { State: TaskState.Expired }:
                generation.End(now, GenerationStatus.Expired, ProviderMapping.ToFailure(task));
                break;
            case { State: TaskState.Cancelled }:
            case not null when cancelling is DeleteTaskOutcome.Deleted:
                generation.Cancel(now, memberId: null);
                break;
            default:
                if (cancelling is DeleteTaskOutcome.StillRunning or DeleteTaskOutcome.NotSupported)
                {
                    generation.RefuseCancel(now, cancelling.GetType().Name);
                }
                LookAgain(generation, null);
                break;
        }
    }

    private void LookAgain(Generation generation, TimeSpan? askedToWait)
    {
        var now = _time.GetUtcNow();
        if (now - generation.SentAt > options.Value.TaskDeadline)
        {
            generation.End(now, GenerationStatus.Expired, new Failure(FailureReason.TooLate));
            return;
        }
        var first = options.Value.PollInterval;
        generation.LookAgain(now + (askedToWait ?? Backoff.Growing(generation.Attempts, first, first * LongestIntervals, factor: 1.25)));
    }

    private async Task<IReadOnlyDictionary<GenerationId, Generation>> FindAsync(
        IEnumerable<Claim> claims,
        CancellationToken cancellationToken
    )
    {
        var ids = claims.Select(c => c.Id).ToList();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Generations.AsNoTracking().Where(g => ids.Contains(g.Id)).ToDictionaryAsync(g => g.Id, cancellationToken);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Looking at {Count} tasks at once gave nothing: {Reason}")]
    private static partial void LogListBroke(ILogger logger, int count, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Looking at generation {GenerationId} gave nothing: {Reason}")]
    private static partial void LogLookBroke(ILogger logger, GenerationId generationId, string reason);
}
