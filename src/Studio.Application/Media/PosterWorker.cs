using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Studio.Application.Data;
using Studio.Domain.Media;

namespace Studio.Application.Media;

/// <summary>After a start goes through the library once, newest items first and a few at a time, and makes the posters that are missing.</summary>
/// <remarks>What none can be made of is tried again at the next start, which may bring another <c>ffmpeg</c>, and never in between.</remarks>
public sealed partial class PosterWorker(
    MakePoster make,
    Ffmpeg ffmpeg,
    IDbContextFactory<StudioDbContext> contexts,
    TimeProvider time,
    ILogger<PosterWorker> logger
) : BackgroundService
{
    private const int Batch = 20;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);
    private MediaItemId? _last;

    /// <summary>Tries the next few items; returns how many those were, 0 when it is through.</summary>
    public async Task<int> RunOnceAsync(CancellationToken cancellationToken)
    {
        var (items, made) = (await NextAsync(cancellationToken), 0);
        foreach (var item in items)
        {
            _last = item.Id;
            try
            {
                made += await make.ExecuteAsync(item, cancellationToken) ? 1 : 0;
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                LogNone(e, item.Id);
            }
        }
        if (made > 0)
        {
            LogMade(made);
        }
        return items.Count;
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, time);
        var left = ffmpeg.CanGrab;
        while (left && await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                left = await RunOnceAsync(stoppingToken) > 0;
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                LogFailed(e);
            }
        }
    }

    private async Task<List<MediaItem>> NextAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var bare = db.MediaItems.AsNoTracking().Where(m => m.PosterKey == null && m.Kind != MediaKind.Audio);
        if (_last is { } last)
        {
            bare = bare.Where(m => m.Id < last);
        }
        return await bare.OrderByDescending(m => m.Id)
            .AsAsyncEnumerable()
            .Where(m => MediaPoster.IsNeeded(m.Facts, m.Length))
            .Take(Batch)
            .ToListAsync(cancellationToken);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Count} missing posters made")]
    private partial void LogMade(int count);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The poster of media item {Id} could not be made")]
    private partial void LogNone(Exception e, MediaItemId id);

    [LoggerMessage(Level = LogLevel.Error, Message = "Missing posters could not be looked for")]
    private partial void LogFailed(Exception e);
}
