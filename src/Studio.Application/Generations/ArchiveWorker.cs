using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Studio.Application.Data;
using Studio.Application.Media;
using Studio.Domain.Generations;
using Studio.Domain.Media;
using Studio.Seedance;

namespace Studio.Application.Generations;

/// <summary>Fetches finished videos into our own store before the provider's links lapse, and verifies them.</summary>
public sealed partial class ArchiveWorker(
    IDbContextFactory<StudioDbContext> contexts,
    GenerationQueue queue,
    GenerationFeed feed,
    VideoFetch fetch,
    MediaIntake intake,
    VideoFrames frames,
    IMediaStore store,
    ProviderConnection provider,
    EngineMeter meter,
    IOptions<SeedanceOptions> options,
    IHostApplicationLifetime lifetime,
    TimeProvider time,
    ILogger<ArchiveWorker> logger
) : GenerationWorker(queue, feed, lifetime, time, logger)
{
    private const int FetchesBeforeNotAVideo = 3;

    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2); // held anew while files come: only who dies lets it lapse
    private static readonly TimeSpan LongestRetry = TimeSpan.FromMinutes(10);

    private readonly GenerationQueue _queue = queue;
    private readonly TimeProvider _time = time;

    /// <inheritdoc/>
    protected override IReadOnlyList<GenerationStatus> Statuses { get; } = [GenerationStatus.Archiving];

    /// <inheritdoc/>
    public override async Task RunOnceAsync(CancellationToken cancellationToken)
    {
        var until = _time.GetUtcNow() + Lease;
        if (await _queue.ClaimAsync(Statuses, take: 8, Lease, cancellationToken) is not [{ Lease: var lease }, ..] claims)
        {
            return;
        }
        using var round = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var holding = HoldAsync(lease, until, round);
        try
        {
            await ForEachAsync(claims, atOnce: 4, claim => ArchiveAsync(claim, round.Token), round.Token);
        }
        finally
        {
            await round.CancelAsync();
            await holding;
        }
    }

    // What can't be held may be another's soon: the round ends before the lease does.
    private async Task HoldAsync(string lease, DateTimeOffset until, CancellationTokenSource round)
    {
        using var timer = new PeriodicTimer(Lease / 4, _time);
        try
        {
            while (await timer.WaitForNextTickAsync(round.Token))
            {
                var now = _time.GetUtcNow();
                try
                {
                    await _queue.HoldAsync(lease, now + Lease, round.Token);
                    until = now + Lease;
                }
                catch (Exception exception) when (exception is not OperationCanceledException)
                {
                    LogNotHeld(logger, lease, exception);
                    if (now + Lease / 4 >= until)
                    {
                        await round.CancelAsync();
                    }
                }
            }
        }
        catch (OperationCanceledException) when (round.IsCancellationRequested)
        {
            // Nothing is left to hold.
        }
    }

    private async Task ArchiveAsync(Claim claim, CancellationToken cancellationToken)
    {
        var generation = await FindAsync(claim, cancellationToken);
        using var activity = EngineTraces.Start("archive", claim.Id, generation.TaskId);
        switch (await fetch.FetchAsync(new Uri(generation.ResultUrl!), PartialKey(claim), cancellationToken))
        {
            case FetchOutcome.Whole:
                await AdoptAsync(claim, generation, cancellationToken);
                break;
            case FetchOutcome.NotAVideo when generation.Attempts >= FetchesBeforeNotAVideo:
                await EndAsync(claim, GenerationStatus.Failed, FailureReason.NotAVideo, cancellationToken);
                break;
            case FetchOutcome.TooLarge:
                await EndAsync(claim, GenerationStatus.Failed, FailureReason.VideoTooLarge, cancellationToken);
                break;
            case FetchOutcome.PrivateLink:
                await EndAsync(claim, GenerationStatus.Failed, FailureReason.PrivateLink, cancellationToken);
                break;
            case FetchOutcome.LinkRefused:
                await RenewAsync(claim, generation, cancellationToken);
                break;
            case FetchOutcome broken:
                LogFetchBroke(logger, claim.Id, generation.Attempts + 1, broken.GetType().Name);
                await FetchAgainAsync(claim, generation, cancellationToken);
                break;
        }
    }

    private async Task AdoptAsync(Claim claim, Generation generation, CancellationToken cancellationToken)
    {
        var name = $"{generation.CreatedAt:yyyyMMdd-HHmmss}-{generation.Ratio.Replace(':', 'x')}-{generation.Number}.mp4";
        var request = new IntakeRequest(PartialKey(claim), name, generation.MemberId, MediaOrigin.Generated)
        {
            ExpectedKind = MediaKind.Video,
        };
        switch (await intake.AdoptAsync(request, cancellationToken))
        {
            case IntakeOutcome.Adopted { Item: var video, AlreadyThere: var isKnown }:
                if (await _queue.ActAsync(claim, g => g.Succeed(_time.GetUtcNow(), video), cancellationToken))
                {
                    // The link's life began when the provider was seen to be done.
                    meter.Archived(_time.GetUtcNow() - (generation.ResultExpiresAt!.Value - options.Value.ResultLife));
                    if (!isKnown)
                    {
                        await KeepLastFrameAsync(claim, video, cancellationToken);
                    }
                }
                break;
            case var _ when generation.Attempts >= FetchesBeforeNotAVideo:
                await EndAsync(claim, GenerationStatus.Failed, FailureReason.NotAVideo, cancellationToken);
                break;
            default:
                await FetchAgainAsync(claim, generation, cancellationToken);
                break;
        }
    }

    // The picture that the next clip may begin with; a video without it is still a video.
    private async Task KeepLastFrameAsync(Claim claim, MediaItem video, CancellationToken cancellationToken)
    {
        try
        {
            await frames.TakeAsync(video.MemberId, video, seconds: null, cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            LogNoLastFrame(logger, claim.Id, exception);
        }
    }

    // The link is refused: the provider may give a fresh one for as long as it keeps the task.
    private async Task RenewAsync(Claim claim, Generation generation, CancellationToken cancellationToken)
    {
        try
        {
            var task = await provider.Client.GetTaskAsync(generation.TaskId!, cancellationToken);
            if (task.VideoUrl is { } fresh && fresh != generation.ResultUrl)
            {
                await FetchAgainAsync(claim, generation, cancellationToken, fresh);
                return;
            }
        }
        catch (SeedanceException exception) when (exception.Kind != SeedanceErrorKind.NotFound)
        {
            LogFetchBroke(logger, claim.Id, generation.Attempts + 1, exception.Message);
        }
        catch (SeedanceException)
        {
            await EndAsync(claim, GenerationStatus.Expired, FailureReason.LinkExpired, cancellationToken);
            return;
        }
        await FetchAgainAsync(claim, generation, cancellationToken);
    }

    private async Task FetchAgainAsync(Claim claim, Generation generation, CancellationToken cancellationToken, string? freshUrl = null)
    {
        var now = _time.GetUtcNow();
        if (now >= generation.ResultExpiresAt)
        {
            await EndAsync(claim, GenerationStatus.Expired, FailureReason.LinkExpired, cancellationToken);
            return;
        }
        var due = now + Backoff.Jittered(generation.Attempts, TimeSpan.FromSeconds(1), LongestRetry);
        await _queue.ActAsync(claim, g => g.FetchAgain(now, due, freshUrl), cancellationToken);
    }

    private async Task EndAsync(Claim claim, GenerationStatus status, FailureReason reason, CancellationToken cancellationToken)
    {
        await store.DiscardAsync(PartialKey(claim), cancellationToken);
        await _queue.ActAsync(claim, g => g.End(_time.GetUtcNow(), status, new Failure(reason)), cancellationToken);
    }

    private static string PartialKey(Claim claim) => $"result-{claim.Id.Value:N}";

    private async Task<Generation> FindAsync(Claim claim, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Generations.AsNoTracking().SingleAsync(g => g.Id == claim.Id, cancellationToken);
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Fetching the video of generation {GenerationId} broke at attempt {Attempt}: {Reason}"
    )]
    private static partial void LogFetchBroke(ILogger logger, GenerationId generationId, int attempt, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The videos that {Lease} fetches could not be held for longer")]
    private static partial void LogNotHeld(ILogger logger, string lease, Exception exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The last frame of generation {GenerationId} could not be kept")]
    private static partial void LogNoLastFrame(ILogger logger, GenerationId generationId, Exception exception);
}
