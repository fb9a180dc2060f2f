using System.Collections.Immutable;
using Studio.Application.Media;
using Studio.Domain.Campaigns;
using Studio.Domain.Media;

namespace Studio.Application.Batch;

/// <summary>What the cells of a table lead to: campaigns by name, files by name or link.</summary>
/// <param name="Campaigns">Every campaign.</param>
/// <param name="Names">The items of each name that the table has, whatever its case.</param>
/// <param name="Links">What came of each link that was fetched, or of the studio's own.</param>
public sealed record BatchSources(
    IReadOnlyList<Campaign> Campaigns,
    ILookup<string, MediaItem> Names,
    ImmutableDictionary<string, ImportOutcome> Links
)
{
    /// <summary>Nothing is known yet.</summary>
    public static BatchSources None { get; } =
        new([], Array.Empty<MediaItem>().ToLookup(item => item.Name), ImmutableDictionary<string, ImportOutcome>.Empty);

    /// <summary>The items that links led to.</summary>
    public IReadOnlyDictionary<string, MediaItemId> Items =>
        Links.Where(l => l.Value is ImportOutcome.Imported).ToDictionary(l => l.Key, l => ((ImportOutcome.Imported)l.Value).Item.Id);

    /// <summary>The campaign of a name, whatever its case; null where there is none.</summary>
    public Campaign? FindCampaign(string name) =>
        Campaigns.FirstOrDefault(c => string.Equals(c.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether a cell's text is a link rather than a name.</summary>
    public static bool IsLink(string text) =>
        text.Contains("://", StringComparison.Ordinal) || text.StartsWith("/media/", StringComparison.OrdinalIgnoreCase);
}
