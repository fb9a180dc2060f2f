using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Studio.Application.Media;
using Studio.Web.Shared;

namespace Studio.Web.Features.Library;

/// <summary>Where an item comes from and where it went.</summary>
public sealed partial class ItemSources(IStringLocalizer<Texts> text)
{
    /// <summary>All about the item.</summary>
    [Parameter, EditorRequired]
    public required LibraryDetail Detail { get; set; }

    /// <summary>What the page is open on.</summary>
    [Parameter, EditorRequired]
    public required LibraryQuery Query { get; set; }

    /// <summary>Who looks.</summary>
    [Parameter, EditorRequired]
    public required SignedInMember Member { get; set; }

    private IReadOnlyList<MediaHolder> Makers => [.. Detail.Holders.Shown.OfType<MediaHolder.OfGeneration>()];

    private IReadOnlyList<MediaHolder> Users => [.. Detail.Holders.Shown.Where(h => h is not MediaHolder.OfGeneration)];
}
