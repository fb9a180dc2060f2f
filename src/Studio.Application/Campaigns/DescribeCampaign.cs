using Microsoft.EntityFrameworkCore;
using Studio.Domain.Campaigns;
using Studio.Domain.Team;

namespace Studio.Application.Campaigns;

/// <summary>Gives a campaign other words. What was sent, and drafts that were begun, keep the phrases they had.</summary>
public sealed class DescribeCampaign(CampaignWriter writer)
{
    /// <summary>Keeps the words; editors and administrators may.</summary>
    public Task<CampaignOutcome> ExecuteAsync(MemberId memberId, CampaignId id, CampaignText text, CancellationToken cancellationToken) =>
        writer.WriteAsync(
            memberId,
            text,
            (db, _) => db.Campaigns.SingleOrDefaultAsync(c => c.Id == id, cancellationToken),
            cancellationToken
        );
}
