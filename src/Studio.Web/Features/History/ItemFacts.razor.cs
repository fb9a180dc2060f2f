using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Studio.Application.History;
using Studio.Domain.Catalog;
using Studio.Domain.Generations;
using Studio.Domain.Media;

namespace Studio.Web.Features.History;

/// <summary>Settings, cost and file of a generation.</summary>
public sealed partial class ItemFacts(ModelCatalog catalog, IStringLocalizer<Texts> text)
{
    /// <summary>The generation.</summary>
    [Parameter, EditorRequired]
    public required GenerationDetail Detail { get; set; }

    private HistoryEntry Entry => Detail.Entry;

    private Composition Composition => Entry.Composition;

    private string Model => catalog.Find(Composition.Model)?.Name ?? Composition.Model;

    private MediaItem? Video => Entry.VideoId is { } id ? Detail.Media.GetValueOrDefault(id) : null;

    private string OnOff(bool isOn) => text[isOn ? "Item.On" : "Item.Off"];
}
