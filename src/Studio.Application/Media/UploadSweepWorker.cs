using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Studio.Application.Data;

namespace Studio.Application.Media;

/// <summary>Removes uploads that nobody continued, with what had arrived of them; once an hour also what killed processes left.</summary>
public sealed partial class UploadSweepWorker(
    Uploads uploads,
    SweepLeftovers leftovers,
    IDbContextFactory<StudioDbContext> contexts,
    TimeProvider time,
    ILogger<UploadSweepWorker> logger
) : BackgroundService
{
    private const int Batch = 100;
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan LeftoversPause = TimeSpan.FromHours(1);
    private DateTimeOffset _leftoversAt = DateTimeOffset.MinValue;

    /// <summary>Sweeps once; returns how many uploads went.</summary>
    public async Task<int> RunOnceAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        List<Upload> expired;
        await using (var context = await contexts.CreateDbContextAsync(cancellationToken))
        {
            expired = await context
                .Uploads.AsNoTracking()
                .Where(u => u.ExpiresAt <= now)
                .OrderBy(u => u.ExpiresAt)
                .Take(Batch)
                .ToListAsync(cancellationToken);
        }
        var gone = 0;
        foreach (var upload in expired)
        {
            try
            {
                gone += await uploads.DiscardAsync(upload, cancellationToken) ? 1 : 0;
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                LogKept(e, upload.Id);
            }
        }
        if (gone > 0)
        {
            LogSwept(gone);
        }
        return gone;
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, time);
        do
        {
            try
            {
                await RunOnceAsync(stoppingToken);
                await SweepLeftoversAsync(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                LogFailed(e);
            }
        } while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task SweepLeftoversAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (now >= _leftoversAt)
        {
            _leftoversAt = now + LeftoversPause;
            await leftovers.ExecuteAsync(cancellationToken);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Count} expired uploads removed")]
    private partial void LogSwept(int count);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Upload {Id} could not be removed")]
    private partial void LogKept(Exception e, UploadId id);

    [LoggerMessage(Level = LogLevel.Error, Message = "What is abandoned could not be looked for")]
    private partial void LogFailed(Exception e);
}
