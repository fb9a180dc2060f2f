using Microsoft.EntityFrameworkCore;
using Studio.Application.Data;
using Studio.Domain.Media;

namespace Studio.Application.Media;

/// <summary>Makes the poster of an item that was stored without one: before its kind got any, or while <c>ffmpeg</c> was missing.</summary>
public sealed class MakePoster(IMediaStore store, MediaIntake intake, IDbContextFactory<StudioDbContext> contexts, ScratchFolder scratch)
{
    /// <summary>Makes it; false where none can be made, or the item or its bytes are gone. Instances that make the same one write the same file.</summary>
    /// <exception cref="MediaStoreException">The store is away or broken.</exception>
    public async Task<bool> ExecuteAsync(MediaItem item, CancellationToken cancellationToken)
    {
        if (await store.OpenAsync(item.StoreKey, 0, cancellationToken) is not { } content)
        {
            return false;
        }
        MediaPoster? poster;
        await using (var local = await LocalContent.OpenAsync(content, scratch, item.Sha256, cancellationToken))
        {
            poster = await intake.MakePosterAsync(local.File, item.Facts, item.Length, cancellationToken);
        }
        if (poster is null || await intake.StorePosterAsync(item.StoreKey, poster, cancellationToken) is not { } key)
        {
            return false;
        }
        if (await NoteAsync(item.Id, key, cancellationToken))
        {
            return true;
        }
        await store.DeleteAsync(key, CancellationToken.None);
        return false;
    }

    // False where the item was deleted meanwhile.
    private async Task<bool> NoteAsync(MediaItemId id, string key, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.MediaItems.SingleOrDefaultAsync(m => m.Id == id, cancellationToken) is not { } item)
        {
            return false;
        }
        item.NotePoster(key);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            return false;
        }
    }
}
