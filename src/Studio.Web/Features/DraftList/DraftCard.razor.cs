using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Studio.Domain.Generations;
using Studio.Domain.Media;
using Studio.Web.Features.Library;

namespace Studio.Web.Features.DraftList;

/// <summary>A draft in a list: its pictures, how it begins, when it was saved.</summary>
public sealed partial class DraftCard(IStringLocalizer<Texts> text)
{
    private const int MostPictures = 4;

    /// <summary>The draft.</summary>
    [Parameter, EditorRequired]
    public required Draft Draft { get; set; }

    /// <summary>The items that it holds.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyDictionary<MediaItemId, MediaItem> Media { get; set; }

    /// <summary>Raised to throw it away.</summary>
    [Parameter]
    public EventCallback<Draft> OnDelete { get; set; }

    private List<string> Pictures =>
        [
            .. Draft
                .Composition.References.Select(r => Media.GetValueOrDefault(r.ItemId))
                .OfType<MediaItem>()
                .Select(MediaPicture.Address)
                .OfType<string>()
                .Distinct()
                .Take(MostPictures),
        ];
}
