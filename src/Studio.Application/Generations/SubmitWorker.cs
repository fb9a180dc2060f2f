using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Studio.Application.Data;
using Studio.Domain.Generations;
using Studio.Seedance;

namespace Studio.Application.Generations;

/// <summary>Sends what is queued, each create call once, within the limits on tasks at once and calls a minute.</summary>
public sealed partial class SubmitWorker(
    IDbContextFactory<StudioDbContext> contexts,
    GenerationQueue queue,
    GenerationFeed feed,
    FairTurns turns,
    OutgoingRequests requests,
    Settlement settlement,
    ProviderConnection provider,
    IOptions<SeedanceOptions> options,
    EngineMeter meter,
    IHostApplicationLifetime lifetime,
    TimeProvider time,
    ILogger<SubmitWorker> logger
) : GenerationWorker(queue, feed, lifetime, time, logger)
{
    private const int AtOnce = 8;

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestRetry = TimeSpan.FromMinutes(2);

    private readonly GenerationQueue _queue = queue;
    private readonly TimeProvider _time = time;

    /// <inheritdoc/>
    protected override IReadOnlyList<GenerationStatus> Statuses => [GenerationStatus.Queued];

    /// <inheritdoc/>
    public override async Task RunOnceAsync(CancellationToken cancellationToken)
    {
        await _queue.ParkInterruptedAsync(cancellationToken);
        await ForEachAsync(await ClaimNextAsync(cancellationToken), AtOnce, SendAsync, cancellationToken);
    }

    private async Task<IReadOnlyList<Claim>> ClaimNextAsync(CancellationToken cancellationToken)
    {
        await using var alone = await _queue.ChooseAloneAsync(cancellationToken);
        // A few at a time: what one instance has claimed, the others can't send, least of all when it is killed.
        var room = Math.Min(await FindRoomAsync(cancellationToken), AtOnce * 2);
        var next = await turns.NextAsync(room, cancellationToken);
        // The lease outlives the call and the write after it; a row found in Submitting with a lapsed lease is Unknown.
        return await _queue.ClaimAsync(next, GenerationStatus.Queued, options.Value.CreateTimeout + Minute, cancellationToken);
    }

    /// <inheritdoc/>
    protected override bool WakesOn(GenerationStatus status) => !status.IsAtProvider(); // what left the provider made room

    /// <inheritdoc/>
    protected override async Task<TimeSpan> NextWaitAsync(CancellationToken cancellationToken)
    {
        var wait = await base.NextWaitAsync(cancellationToken);
        if (wait > TimeSpan.Zero || await FindRoomAsync(cancellationToken) > 0)
        {
            return wait;
        }
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var oldest = await Sent(db).MinAsync(g => g.SentAt, cancellationToken);
        return oldest + Minute - _time.GetUtcNow() ?? LongestWait;
    }

    private async Task<int> FindRoomAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var now = _time.GetUtcNow();
        var atProvider = await db.Generations.CountAsync(
            g => g.Status == GenerationStatus.Submitting || g.Status == GenerationStatus.Submitted || g.Status == GenerationStatus.Running,
            cancellationToken
        );
        var claimed = await db.Generations.CountAsync(g => g.Status == GenerationStatus.Queued && g.LeaseUntil > now, cancellationToken);
        var sent = await Sent(db).CountAsync(cancellationToken);
        return Math.Min(options.Value.MaxConcurrent - atProvider, options.Value.CreatesPerMinute - sent) - claimed;
    }

    // Counted in the database, so that the limit holds across restarts and instances.
    private IQueryable<Generation> Sent(StudioDbContext db)
    {
        var aMinuteAgo = _time.GetUtcNow() - Minute;
        return db.Generations.Where(g => g.SentAt > aMinuteAgo);
    }

    private async Task SendAsync(Claim claim)
    {
        using var activity = EngineTraces.Start("send", claim.Id);
        // From here on the host's stop is not obeyed: what was sent is written down, or it is Unknown.
        var outgoing = await requests.BuildAsync(claim, CancellationToken.None);
        if (outgoing is OutgoingRequest.Impossible(var reason))
        {
            meter.Created(CreateResult.Impossible);
            await _queue.ActAsync(
                claim,
                g => g.End(_time.GetUtcNow(), GenerationStatus.Failed, new Failure(reason)),
                CancellationToken.None
            );
            return;
        }
        var (request, shown, callbackHash) = (OutgoingRequest.Ready)outgoing;
        if (!await _queue.ActAsync(claim, g => g.StartSending(_time.GetUtcNow(), shown, callbackHash), CancellationToken.None))
        {
            return;
        }

        try
        {
            var task = await provider.Client.CreateTaskAsync(request, CancellationToken.None);
            activity?.SetTag(EngineTraces.Task, task.Id);
            meter.Created(CreateResult.Accepted);
            LogAccepted(logger, claim.Id, task.Id);
            await WriteAsync(claim, () => AcceptAsync(claim, task.Id));
        }
        catch (SeedanceException exception)
        {
            meter.Created(Result(exception));
            LogNotAccepted(logger, claim.Id, exception.Message);
            await WriteAsync(claim, () => _queue.ActAsync(claim, g => Settle(g, exception), CancellationToken.None));
        }
    }

    private async Task AcceptAsync(Claim claim, string taskId)
    {
        var now = _time.GetUtcNow();
        if (!await _queue.ActAsync(claim, g => g.Accept(now, taskId, now + options.Value.PollInterval), CancellationToken.None))
        {
            // The claim lapsed and the generation was parked; what came late is the best evidence there is.
            await settlement.LinkAsync(claim.Id, taskId, memberId: null, CancellationToken.None);
        }
    }

    private void Settle(Generation generation, SeedanceException exception)
    {
        var now = _time.GetUtcNow();
        switch (Result(exception))
        {
            case CreateResult.Unknown:
                generation.Park(now, ProviderMapping.ToFailure(exception));
                break;
            case CreateResult.NotAccepted:
                var wait = exception.RetryAfter ?? Backoff.Jittered(generation.Attempts, TimeSpan.FromSeconds(1), LongestRetry);
                generation.ReturnToQueue(now, now + wait, exception.Kind.ToString());
                break;
            default:
                generation.End(now, GenerationStatus.Failed, ProviderMapping.ToFailure(exception));
                break;
        }
    }

    private static CreateResult Result(SeedanceException exception) =>
        exception.MayHaveBeenAccepted ? CreateResult.Unknown
        : exception.IsTransient ? CreateResult.NotAccepted
        : CreateResult.Refused;

    // The provider's answer exists only here until it is written: a database that is away for a moment must not lose it.
    private async Task WriteAsync(Claim claim, Func<Task> write)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await write();
                return;
            }
            catch (Exception exception) when (attempt < 20)
            {
                LogWriteBroke(logger, claim.Id, attempt, exception);
                await Task.Delay(Backoff.Jittered(attempt, TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(5)), _time);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Generation {GenerationId} was accepted as {TaskId}")]
    private static partial void LogAccepted(ILogger logger, GenerationId generationId, string taskId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Generation {GenerationId} was not accepted for certain: {Reason}")]
    private static partial void LogNotAccepted(ILogger logger, GenerationId generationId, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "The outcome of generation {GenerationId} could not be written, attempt {Attempt}")]
    private static partial void LogWriteBroke(ILogger logger, GenerationId generationId, int attempt, Exception exception);
}
