using Studio.Domain.Team;

namespace Studio.Domain.Campaigns;

/// <summary>A named folder of submissions: what it is about, what every prompt of it says, how its files are named.</summary>
public sealed class Campaign
{
    private Campaign() { }

    /// <summary>Starts a campaign.</summary>
    public Campaign(CampaignId id, MemberId memberId, string name, DateTimeOffset now)
    {
        Id = id;
        MemberId = memberId;
        Name = name;
        CreatedAt = now;
    }

    /// <summary>Names it.</summary>
    public CampaignId Id { get; private set; }

    /// <summary>Who started it.</summary>
    public MemberId MemberId { get; private set; }

    /// <summary>What people call it; no two share a name.</summary>
    public string Name { get; private set; } = "";

    /// <summary>What it is about, for those who compose.</summary>
    public string Brief { get; private set; } = "";

    /// <summary>What is sent after every prompt of it.</summary>
    public string BrandPhrases { get; private set; } = "";

    /// <summary>How downloads of it are named, with tokens such as <c>{campaign}</c>.</summary>
    public string NamingPattern { get; private set; } = "";

    /// <summary>What the prompt assistant is told besides.</summary>
    public string AssistantInstructions { get; private set; } = "";

    /// <summary>When it was started, UTC.</summary>
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>Takes other words.</summary>
    public void Describe(CampaignText text)
    {
        Name = text.Name;
        Brief = text.Brief;
        BrandPhrases = text.BrandPhrases;
        NamingPattern = text.NamingPattern;
        AssistantInstructions = text.AssistantInstructions;
    }
}
