using Microsoft.EntityFrameworkCore;
using Studio.Application.Data;
using Studio.Domain.Media;

namespace Studio.Application.Media;

/// <summary>The stored items, for reading.</summary>
public sealed class MediaLibrary(IDbContextFactory<StudioDbContext> contexts)
{
    /// <summary>The item of an id; null where there is none.</summary>
    public async Task<MediaItem?> FindAsync(MediaItemId id, CancellationToken cancellationToken = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.MediaItems.AsNoTracking().FirstOrDefaultAsync(m => m.Id == id, cancellationToken);
    }

    /// <summary>The items of some ids; ids without an item are left out.</summary>
    public async Task<IReadOnlyDictionary<MediaItemId, MediaItem>> FindAsync(
        IReadOnlyCollection<MediaItemId> ids,
        CancellationToken cancellationToken = default
    )
    {
        if (ids.Count == 0)
        {
            return new Dictionary<MediaItemId, MediaItem>();
        }
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.MediaItems.AsNoTracking().Where(m => ids.Contains(m.Id)).ToDictionaryAsync(m => m.Id, cancellationToken);
    }
}
