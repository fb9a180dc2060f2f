using Studio.Application.Campaigns;
using Studio.Domain.Campaigns;
using Studio.Web.Shared;

namespace Studio.Web.Features.Campaigns;

/// <summary>What the member of a page does to campaigns; each deed is finished even if the page is left meanwhile.</summary>
public sealed class CampaignDeeds(StartCampaign start, DescribeCampaign describe, CurrentMember currentMember)
{
    /// <summary>Keeps the words of a campaign, or of a new one where <paramref name="id"/> is null.</summary>
    public async Task<CampaignOutcome> SaveAsync(CampaignId? id, CampaignText text)
    {
        if (await currentMember.FindAsync() is not { } member)
        {
            return new CampaignOutcome.NotAllowed();
        }
        return id is { } campaign
            ? await describe.ExecuteAsync(member.Id, campaign, text, CancellationToken.None)
            : await start.ExecuteAsync(member.Id, text, CancellationToken.None);
    }
}
