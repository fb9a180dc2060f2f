using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Studio.Application.Data;

namespace Studio.Application.Generations;

/// <summary>Takes over what a dead process held, and hands over what this one holds. Registered before the workers, so that it stops after them.</summary>
public sealed partial class LeaseHandover(
    IDbContextFactory<StudioDbContext> contexts,
    GenerationQueue queue,
    GenerationFeed feed,
    ILogger<LeaseHandover> logger
) : IHostedService
{
    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        // On PostgreSQL others may be acting: there a claim ends by its lease alone.
        if (db.Database.IsSqlite())
        {
            await queue.ReleaseAllAsync(cancellationToken);
        }
    }

    /// <inheritdoc/>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        try
        {
            foreach (var change in await queue.ReleaseOwnAsync(cancellationToken))
            {
                feed.Publish(change); // wakes the other instances
            }
        }
        catch (Exception exception)
        {
            LogKept(logger, exception);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The claims of this instance could not be handed back; they lapse by themselves")]
    private static partial void LogKept(ILogger logger, Exception exception);
}
