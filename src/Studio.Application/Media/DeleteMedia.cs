using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Studio.Application.Data;
using Studio.Application.Team;
using Studio.Domain.Media;
using Studio.Domain.Team;

namespace Studio.Application.Media;

/// <summary>What came of the wish to delete an item.</summary>
public abstract record DeleteMediaOutcome
{
    private DeleteMediaOutcome() { }

    /// <summary>It is gone.</summary>
    public sealed record Deleted : DeleteMediaOutcome;

    /// <summary>Something is made with it, or made it; it stays.</summary>
    public sealed record Held(MediaHolders Holders) : DeleteMediaOutcome;

    /// <summary>An editor deletes what the editor brought, an administrator anything, a viewer nothing.</summary>
    public sealed record NotAllowed : DeleteMediaOutcome;

    /// <summary>It was gone already.</summary>
    public sealed record Gone : DeleteMediaOutcome;
}

/// <summary>Deletes items that nothing holds: the row first, then the bytes. Bytes that are left by a crash between are on the storage report.</summary>
public sealed partial class DeleteMedia(IDbContextFactory<StudioDbContext> contexts, IMediaStore store, ILogger<DeleteMedia> logger)
{
    /// <summary>Deletes each item for itself: one that is held spares no other.</summary>
    public async Task<IReadOnlyDictionary<MediaItemId, DeleteMediaOutcome>> ExecuteAsync(
        MemberId memberId,
        IEnumerable<MediaItemId> ids,
        CancellationToken cancellationToken
    )
    {
        var outcomes = new Dictionary<MediaItemId, DeleteMediaOutcome>();
        foreach (var id in ids.Distinct())
        {
            outcomes[id] = await DeleteAsync(memberId, id, cancellationToken);
        }
        return outcomes;
    }

    private async Task<DeleteMediaOutcome> DeleteAsync(MemberId memberId, MediaItemId id, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.MediaItems.SingleOrDefaultAsync(m => m.Id == id, cancellationToken) is not { } item)
        {
            return new DeleteMediaOutcome.Gone();
        }
        var isOwn = item.MemberId == memberId;
        if (!await (isOwn ? db.MaySendAsync(memberId, cancellationToken) : db.IsAdminAsync(memberId, cancellationToken)))
        {
            return new DeleteMediaOutcome.NotAllowed();
        }
        if (await db.FindHoldersAsync(id, cancellationToken) is { Total: > 0 } holders)
        {
            return new DeleteMediaOutcome.Held(holders);
        }
        db.Remove(item);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            return new DeleteMediaOutcome.Gone();
        }
        catch (DbUpdateException)
        {
            // Somebody took it into a composition meanwhile: the database keeps what is held.
            if (await db.FindHoldersAsync(id, cancellationToken) is { Total: > 0 } taken)
            {
                return new DeleteMediaOutcome.Held(taken);
            }
            throw;
        }
        await DeleteBytesAsync(item);
        LogDeleted(id, memberId);
        return new DeleteMediaOutcome.Deleted();
    }

    private async Task DeleteBytesAsync(MediaItem item)
    {
        foreach (var key in new[] { item.StoreKey, item.PosterKey }.OfType<string>())
        {
            try
            {
                await store.DeleteAsync(key, CancellationToken.None);
            }
            catch (MediaStoreException exception)
            {
                LogBytesLeft(item.Id, exception);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Media item {Id} was deleted by {MemberId}")]
    private partial void LogDeleted(MediaItemId id, MemberId memberId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Bytes of the deleted media item {Id} are left in the store")]
    private partial void LogBytesLeft(MediaItemId id, Exception exception);
}
