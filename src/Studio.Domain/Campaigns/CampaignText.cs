namespace Studio.Domain.Campaigns;

/// <summary>The words of a campaign, as people write them.</summary>
public sealed record CampaignText
{
    /// <summary>What people call it.</summary>
    public string Name { get; init; } = "";

    /// <summary>What it is about, for those who compose.</summary>
    public string Brief { get; init; } = "";

    /// <summary>What is sent after every prompt of it.</summary>
    public string BrandPhrases { get; init; } = "";

    /// <summary>How downloads of it are named, with the tokens of <see cref="CampaignNaming"/>.</summary>
    public string NamingPattern { get; init; } = "";

    /// <summary>What the prompt assistant is told besides.</summary>
    public string AssistantInstructions { get; init; } = "";

    /// <summary>The words of a campaign as it stands.</summary>
    public static CampaignText Of(Campaign campaign) =>
        new()
        {
            Name = campaign.Name,
            Brief = campaign.Brief,
            BrandPhrases = campaign.BrandPhrases,
            NamingPattern = campaign.NamingPattern,
            AssistantInstructions = campaign.AssistantInstructions,
        };

    /// <summary>The same without space at either end.</summary>
    public CampaignText Trimmed() =>
        new()
        {
            Name = Name.Trim(),
            Brief = Brief.Trim(),
            BrandPhrases = BrandPhrases.Trim(),
            NamingPattern = NamingPattern.Trim(),
            AssistantInstructions = AssistantInstructions.Trim(),
        };

    /// <summary>Everything that is wrong with it; empty where it can be kept.</summary>
    public IEnumerable<CampaignFault> Faults()
    {
        if (string.IsNullOrWhiteSpace(Name))
        {
            yield return new CampaignFault(CampaignField.Name, CampaignFaultKind.Missing);
        }
        foreach (var (field, text) in Fields())
        {
            if (text.Length > field.MostCharacters())
            {
                yield return new CampaignFault(field, CampaignFaultKind.TooLong, field.MostCharacters());
            }
        }
        foreach (var unknown in CampaignNaming.UnknownTokens(NamingPattern))
        {
            yield return new CampaignFault(CampaignField.NamingPattern, CampaignFaultKind.UnknownToken, unknown);
        }
    }

    private IEnumerable<(CampaignField Field, string Text)> Fields() =>
        [
            (CampaignField.Name, Name),
            (CampaignField.Brief, Brief),
            (CampaignField.BrandPhrases, BrandPhrases),
            (CampaignField.NamingPattern, NamingPattern),
            (CampaignField.AssistantInstructions, AssistantInstructions),
        ];
}

/// <summary>What is wrong with one field of a campaign; its sentence is the resource <c>Campaign.Fault.{kind}</c>.</summary>
/// <param name="Field">Where.</param>
/// <param name="Kind">What.</param>
/// <param name="Argument">The value of the sentence: characters, or the token.</param>
public sealed record CampaignFault(CampaignField Field, CampaignFaultKind Kind, object? Argument = null);

/// <summary>The fields of a campaign.</summary>
public enum CampaignField
{
    /// <summary>Its name.</summary>
    Name,

    /// <summary>Its brief.</summary>
    Brief,

    /// <summary>Its brand phrases.</summary>
    BrandPhrases,

    /// <summary>How its downloads are named.</summary>
    NamingPattern,

    /// <summary>What the prompt assistant is told.</summary>
    AssistantInstructions,
}

/// <summary>What can be wrong with a field of a campaign.</summary>
public enum CampaignFaultKind
{
    /// <summary>Nothing is written.</summary>
    Missing,

    /// <summary>Too much is written: characters, at most.</summary>
    TooLong,

    /// <summary>The naming pattern has a token that doesn't exist: the token.</summary>
    UnknownToken,

    /// <summary>Another campaign has the name.</summary>
    NameTaken,
}

/// <summary>The sizes of a campaign's fields.</summary>
public static class CampaignFields
{
    /// <summary>Characters that a field takes, at most.</summary>
    public static int MostCharacters(this CampaignField field) =>
        field switch
        {
            CampaignField.Name => 100,
            CampaignField.BrandPhrases => 1000,
            CampaignField.NamingPattern => 200,
            _ => 4000,
        };
}
