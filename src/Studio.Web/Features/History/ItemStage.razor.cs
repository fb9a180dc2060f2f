using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Studio.Application.History;

namespace Studio.Web.Features.History;

/// <summary>The light table: the video, or what is happening while there is none.</summary>
public sealed partial class ItemStage(IStringLocalizer<Texts> text)
{
    /// <summary>The generation.</summary>
    [Parameter, EditorRequired]
    public required GenerationDetail Detail { get; set; }

    /// <summary>Whether the reader may see the provider's own words.</summary>
    [Parameter, EditorRequired]
    public bool IsAdmin { get; set; }

    private HistoryEntry Entry => Detail.Entry;

    private string Shape => GenerationPicture.Shape(Entry.Ratio);

    private string? Poster => Entry is { HasPoster: true, VideoId: { } video } ? $"/media/{video}/poster" : null;
}
