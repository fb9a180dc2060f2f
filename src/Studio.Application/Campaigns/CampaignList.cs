using Microsoft.EntityFrameworkCore;
using Studio.Application.Data;
using Studio.Domain.Campaigns;

namespace Studio.Application.Campaigns;

/// <summary>The campaigns, as they are read.</summary>
public sealed class CampaignList(IDbContextFactory<StudioDbContext> contexts)
{
    /// <summary>Every campaign, by name.</summary>
    public async Task<IReadOnlyList<Campaign>> ReadAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Campaigns.AsNoTracking().OrderBy(c => c.Name).ToListAsync(cancellationToken);
    }

    /// <summary>One campaign; null where there is none.</summary>
    public async Task<Campaign?> FindAsync(CampaignId id, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Campaigns.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, cancellationToken);
    }
}
