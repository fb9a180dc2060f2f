using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Studio.Application.Data;
using Studio.Application.Team;
using Studio.Domain.Team;

namespace Studio.Application.Media;

/// <summary>What came of deleting orphaned files.</summary>
public abstract record DeleteOrphansOutcome
{
    private DeleteOrphansOutcome() { }

    /// <summary>Those that still were orphaned, and old enough, are gone.</summary>
    /// <param name="Count">Files deleted.</param>
    /// <param name="Bytes">Their bytes.</param>
    /// <param name="Kept">Files left alone: too young, an item's after all, or the store refused.</param>
    public sealed record Deleted(int Count, long Bytes, int Kept) : DeleteOrphansOutcome;

    /// <summary>Only an active administrator may.</summary>
    public sealed record NotAllowed : DeleteOrphansOutcome;
}

/// <summary>Deletes files of the store that no item has; never by itself, and never a young one.</summary>
public sealed partial class DeleteOrphans(
    StorageReport report,
    IMediaStore store,
    IDbContextFactory<StudioDbContext> contexts,
    TimeProvider time,
    ILogger<DeleteOrphans> logger
)
{
    /// <summary>A file is this old at least: whatever another instance was about to do with it, it has done or given up.</summary>
    public static readonly TimeSpan LeastAge = TimeSpan.FromHours(24);

    private const int Batch = 200;

    /// <summary>Whether a file is old enough to go.</summary>
    public bool MayGo(StorageFinding.Orphaned orphan) => time.GetUtcNow() - orphan.Since >= LeastAge;

    /// <summary>Deletes for an administrator.</summary>
    public async Task<DeleteOrphansOutcome> ExecuteAsync(
        MemberId acting,
        IReadOnlyCollection<StorageFinding.Orphaned> orphans,
        CancellationToken cancellationToken
    )
    {
        await using (var db = await contexts.CreateDbContextAsync(cancellationToken))
        {
            if (!await db.IsAdminAsync(acting, cancellationToken))
            {
                return new DeleteOrphansOutcome.NotAllowed();
            }
        }
        return await ExecuteAsync(orphans, cancellationToken);
    }

    /// <summary>Deletes for whoever runs the studio.</summary>
    public async Task<DeleteOrphansOutcome.Deleted> ExecuteAsync(
        IReadOnlyCollection<StorageFinding.Orphaned> orphans,
        CancellationToken cancellationToken
    )
    {
        var (count, bytes) = (0, 0L);
        foreach (var batch in orphans.Where(MayGo).Chunk(Batch))
        {
            // Asked again at the last moment: an item may have come to it since the report.
            var unclaimed = await report.UnclaimedAsync([.. batch.Select(o => o.Key)], cancellationToken);
            foreach (var orphan in batch.Where(o => unclaimed.Contains(o.Key)))
            {
                try
                {
                    await store.DeleteAsync(orphan.Key, cancellationToken);
                    (count, bytes) = (count + 1, bytes + orphan.Length);
                }
                catch (MediaStoreException e)
                {
                    LogKept(e, orphan.Key);
                }
            }
        }
        LogDeleted(count, bytes);
        return new DeleteOrphansOutcome.Deleted(count, bytes, orphans.Count - count);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Count} orphaned files deleted, {Bytes} bytes")]
    private partial void LogDeleted(int count, long bytes);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Orphaned file {Key} could not be deleted")]
    private partial void LogKept(Exception e, string key);
}
