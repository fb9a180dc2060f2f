using Studio.Domain.Campaigns;

namespace Studio.Application.Campaigns;

/// <summary>What came of starting or describing a campaign.</summary>
public abstract record CampaignOutcome
{
    private CampaignOutcome() { }

    /// <summary>It is kept.</summary>
    public sealed record Saved(Campaign Campaign) : CampaignOutcome;

    /// <summary>Something is wrong with its words; nothing was kept.</summary>
    public sealed record Refused(IReadOnlyList<CampaignFault> Faults) : CampaignOutcome;

    /// <summary>There is no such campaign.</summary>
    public sealed record NotFound : CampaignOutcome;

    /// <summary>The member may not.</summary>
    public sealed record NotAllowed : CampaignOutcome;
}
