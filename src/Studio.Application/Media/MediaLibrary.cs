using Microsoft.EntityFrameworkCore;
using Studio.Application.Data;
using Studio.Domain.Media;

namespace Studio.Application.Media;

/// <summary>The stored files, as they are read.</summary>
public sealed class MediaLibrary(IDbContextFactory<StudioDbContext> contexts)
{
    /// <summary>The items of these names; one that is gone is left out.</summary>
    public async Task<IReadOnlyDictionary<MediaItemId, MediaItem>> FindAsync(
        IReadOnlyCollection<MediaItemId> ids,
        CancellationToken cancellationToken
    )
    {
        if (ids.Count == 0)
        {
            return new Dictionary<MediaItemId, MediaItem>();
        }
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.MediaItems.AsNoTracking().Where(m => ids.Contains(m.Id)).ToDictionaryAsync(m => m.Id, cancellationToken);
    }
}
