using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Studio.Domain.Generations;

namespace Studio.Application.Generations;

/// <summary>A timer around <see cref="RunOnceAsync"/>: wakes when the feed says so or when the next row is due.</summary>
public abstract partial class GenerationWorker(
    GenerationQueue queue,
    GenerationFeed feed,
    IHostApplicationLifetime lifetime,
    TimeProvider time,
    ILogger logger
) : BackgroundService
{
    /// <summary>The longest that a worker sleeps, should a wake-up get lost.</summary>
    protected static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan ShortestWait = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan WaitAfterBreak = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan PutOff = TimeSpan.FromSeconds(10);

    private readonly ConcurrentQueue<Claim> _broken = new();

    private readonly Channel<bool> _wake = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite }
    );

    /// <summary>The statuses that this worker acts on.</summary>
    protected abstract IReadOnlyList<GenerationStatus> Statuses { get; }

    /// <summary>Whether a generation that came to a status may be work for this worker.</summary>
    protected virtual bool WakesOn(GenerationStatus status) => Statuses.Contains(status);

    /// <summary>Acts on everything that is due now.</summary>
    public abstract Task RunOnceAsync(CancellationToken cancellationToken);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var subscription = feed.Subscribe(change =>
        {
            if (WakesOn(change.Status))
            {
                Wake();
            }
        });
        using var started = lifetime.ApplicationStarted.Register(Wake);
        await _wake.Reader.ReadAsync(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            var wait = await RunAndFindWaitAsync(stoppingToken);
            using var due = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
            await Task.WhenAny(_wake.Reader.WaitToReadAsync(due.Token).AsTask(), Task.Delay(wait, time, due.Token));
            await due.CancelAsync();
            _wake.Reader.TryRead(out _);
        }
    }

    /// <summary>How long to wait when nothing is due; a worker whose rows wait for something else overrides it.</summary>
    protected virtual async Task<TimeSpan> NextWaitAsync(CancellationToken cancellationToken) =>
        await queue.NextDueAsync(Statuses, cancellationToken) is { } next ? next - time.GetUtcNow() : LongestWait;

    /// <summary>Acts on each claim on its own: one that breaks is logged, put off a little, and tried again.</summary>
    protected async Task ForEachAsync(
        IReadOnlyList<Claim> claims,
        int atOnce,
        Func<Claim, Task> act,
        CancellationToken cancellationToken
    ) =>
        await Parallel.ForEachAsync(
            claims,
            new ParallelOptions { MaxDegreeOfParallelism = atOnce, CancellationToken = cancellationToken },
            async (claim, _) =>
            {
                try
                {
                    await act(claim);
                }
                catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
                {
                    throw;
                }
                catch (Exception exception)
                {
                    LogBroke(logger, claim.Id, exception);
                    _broken.Enqueue(claim);
                }
            }
        );

    // Not where it broke, because that may be the database; and not left to the lease, which may be minutes.
    private async Task PutOffBrokenAsync(CancellationToken cancellationToken)
    {
        while (_broken.TryPeek(out var claim))
        {
            var due = time.GetUtcNow() + PutOff;
            await queue.ActAsync(claim, g => PutBack(g, due), cancellationToken);
            _broken.TryDequeue(out _);
        }
    }

    // What may have been sent keeps its lease until that lapses, and is Unknown then.
    private static void PutBack(Generation generation, DateTimeOffset due)
    {
        if (generation.Status != GenerationStatus.Submitting)
        {
            generation.Release(due);
        }
    }

    private void Wake() => _wake.Writer.TryWrite(true);

    private async Task<TimeSpan> RunAndFindWaitAsync(CancellationToken stoppingToken)
    {
        try
        {
            await PutOffBrokenAsync(stoppingToken);
            await RunOnceAsync(stoppingToken);
            var wait = await NextWaitAsync(stoppingToken);
            return wait < ShortestWait ? ShortestWait
                : wait > LongestWait ? LongestWait
                : wait;
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            return ShortestWait;
        }
        catch (Exception exception)
        {
            LogRoundBroke(logger, GetType().Name, exception);
            return WaitAfterBreak;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Acting on generation {GenerationId} broke; it is tried again later")]
    private static partial void LogBroke(ILogger logger, GenerationId generationId, Exception exception);

    [LoggerMessage(Level = LogLevel.Error, Message = "A round of {Worker} broke; the next one follows")]
    private static partial void LogRoundBroke(ILogger logger, string worker, Exception exception);
}
