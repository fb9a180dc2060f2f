using Studio.Domain.Campaigns;
using Studio.Domain.Team;

namespace Studio.Application.Campaigns;

/// <summary>Starts a campaign.</summary>
public sealed class StartCampaign(CampaignWriter writer, TimeProvider time)
{
    /// <summary>Keeps a new campaign; editors and administrators may.</summary>
    public Task<CampaignOutcome> ExecuteAsync(MemberId memberId, CampaignText text, CancellationToken cancellationToken) =>
        writer.WriteAsync(
            memberId,
            text,
            (db, words) =>
            {
                var now = time.GetUtcNow();
                var campaign = new Campaign(CampaignId.New(now), memberId, words.Name, now);
                db.Add(campaign);
                return Task.FromResult<Campaign?>(campaign);
            },
            cancellationToken
        );
}
