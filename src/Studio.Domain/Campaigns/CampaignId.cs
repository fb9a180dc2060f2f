namespace Studio.Domain.Campaigns;

/// <summary>Names one campaign.</summary>
public readonly record struct CampaignId(Guid Value) : ITypedId<CampaignId>
{
    /// <summary>A new identifier, ordered by <paramref name="now"/>.</summary>
    public static CampaignId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));

    /// <inheritdoc/>
    public static CampaignId From(Guid value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}
