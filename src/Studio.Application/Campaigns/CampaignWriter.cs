using System.Data;
using Microsoft.EntityFrameworkCore;
using Studio.Application.Data;
using Studio.Application.Team;
using Studio.Domain.Campaigns;
using Studio.Domain.Team;

namespace Studio.Application.Campaigns;

/// <summary>One write to a campaign: rights, words and the uniqueness of its name are checked, then it is kept as a whole.</summary>
public sealed class CampaignWriter(IDbContextFactory<StudioDbContext> contexts)
{
    internal Task<CampaignOutcome> WriteAsync(
        MemberId memberId,
        CampaignText text,
        Func<StudioDbContext, CampaignText, Task<Campaign?>> find,
        CancellationToken cancellationToken
    ) => SerialWork.RunAsync(() => TryWriteAsync(memberId, text.Trimmed(), find, cancellationToken));

    private async Task<CampaignOutcome> TryWriteAsync(
        MemberId memberId,
        CampaignText text,
        Func<StudioDbContext, CampaignText, Task<Campaign?>> find,
        CancellationToken cancellationToken
    )
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        // Serializable, so that two members can't take one name at the same moment.
        await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.Serializable, cancellationToken);
        if (!await db.MaySendAsync(memberId, cancellationToken))
        {
            return new CampaignOutcome.NotAllowed();
        }
        var faults = text.Faults().ToList();
        if (faults.Count > 0)
        {
            return new CampaignOutcome.Refused(faults);
        }
        if (await find(db, text) is not { } campaign)
        {
            return new CampaignOutcome.NotFound();
        }
        // In memory: neither database folds the case of every alphabet.
        var others = await db.Campaigns.Where(c => c.Id != campaign.Id).Select(c => c.Name).ToListAsync(cancellationToken);
        if (others.Contains(text.Name, StringComparer.OrdinalIgnoreCase))
        {
            return new CampaignOutcome.Refused([new CampaignFault(CampaignField.Name, CampaignFaultKind.NameTaken)]);
        }
        campaign.Describe(text);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new CampaignOutcome.Saved(campaign);
    }
}
