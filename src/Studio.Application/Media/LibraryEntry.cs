using Studio.Domain.Campaigns;
using Studio.Domain.Media;
using Studio.Domain.Team;

namespace Studio.Application.Media;

/// <summary>What the library is narrowed to; null or empty means everything.</summary>
/// <param name="Words">Words, each of which stands in the name or in a tag, whatever the case of plain letters.</param>
/// <param name="Kind">Pictures, videos or sound.</param>
/// <param name="MemberId">Who brought or made it.</param>
/// <param name="CampaignId">Used in a submission of the campaign, or made by one.</param>
/// <param name="Origin">How it came to be here.</param>
/// <param name="Tag">A tag, whatever the case of plain letters.</param>
/// <param name="Rights">How near the end of its rights is.</param>
public sealed record LibraryFilter(
    string Words = "",
    MediaKind? Kind = null,
    MemberId? MemberId = null,
    CampaignId? CampaignId = null,
    MediaOrigin? Origin = null,
    string? Tag = null,
    RightsFilter? Rights = null
);

/// <summary>Rights that stand so, seen from a day.</summary>
public sealed record RightsFilter(RightsState State, DateOnly Today);

/// <summary>One item as the library lists it.</summary>
/// <param name="Item">The item.</param>
/// <param name="MemberName">The name of who brought or made it.</param>
public sealed record LibraryEntry(MediaItem Item, string MemberName)
{
    /// <summary>Names it.</summary>
    public MediaItemId Id => Item.Id;
}

/// <summary>A page of the library.</summary>
/// <param name="Entries">Newest first.</param>
/// <param name="Next">What to ask for the following page with; null on the last.</param>
public sealed record LibrarySlice(IReadOnlyList<LibraryEntry> Entries, MediaItemId? Next);

/// <summary>What the library can be narrowed to.</summary>
/// <param name="Members">Everybody who has brought or made something, by name.</param>
/// <param name="Campaigns">Every campaign, by name.</param>
/// <param name="Tags">Every tag, the most used first.</param>
public sealed record LibraryChoices(
    IReadOnlyList<LibraryMember> Members,
    IReadOnlyList<LibraryCampaign> Campaigns,
    IReadOnlyList<string> Tags
)
{
    /// <summary>Nothing to choose from.</summary>
    public static LibraryChoices None { get; } = new([], [], []);
}

/// <summary>A member who has brought or made something.</summary>
public sealed record LibraryMember(MemberId Id, string Name);

/// <summary>A campaign by name.</summary>
public sealed record LibraryCampaign(CampaignId Id, string Name);

/// <summary>All about one item.</summary>
/// <param name="Entry">As the library lists it.</param>
/// <param name="Holders">What was made with it, what made it, and what waits with it.</param>
/// <param name="Source">The item that it was cut from, where it still stands.</param>
/// <param name="Cuts">The items that were cut from it, newest first.</param>
public sealed record LibraryDetail(LibraryEntry Entry, MediaHolders Holders, MediaItem? Source, IReadOnlyList<MediaItem> Cuts);
