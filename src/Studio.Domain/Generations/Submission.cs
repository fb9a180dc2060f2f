using Studio.Domain.Campaigns;
using Studio.Domain.Team;

namespace Studio.Domain.Generations;

/// <summary>What one person sends at once; fans out into one or more generations.</summary>
public sealed class Submission
{
    private Submission() { }

    /// <summary>Records what a member sends.</summary>
    public Submission(SubmissionId id, MemberId memberId, Composition composition, DateTimeOffset createdAt)
    {
        Id = id;
        MemberId = memberId;
        Composition = composition with { SetAside = [] };
        CampaignId = composition.CampaignId;
        CreatedAt = createdAt;
    }

    /// <summary>Names it.</summary>
    public SubmissionId Id { get; private set; }

    /// <summary>Who sent it.</summary>
    public MemberId MemberId { get; private set; }

    /// <summary>What was sent; never changes.</summary>
    public Composition Composition { get; private set; } = new();

    /// <summary>The campaign that it was sent for.</summary>
    public CampaignId? CampaignId { get; private set; }

    /// <summary>When it was sent, UTC.</summary>
    public DateTimeOffset CreatedAt { get; private set; }
}
