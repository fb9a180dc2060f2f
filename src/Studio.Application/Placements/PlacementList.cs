using Microsoft.EntityFrameworkCore;
using Studio.Application.Data;
using Studio.Domain.Catalog;

namespace Studio.Application.Placements;

/// <summary>The placements, as they are read.</summary>
public sealed class PlacementList(IDbContextFactory<StudioDbContext> contexts)
{
    /// <summary>Every placement, in order.</summary>
    public async Task<IReadOnlyList<Placement>> ReadAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Placements.AsNoTracking().OrderBy(p => p.Order).ThenBy(p => p.Id).ToListAsync(cancellationToken);
    }
}
