using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Studio.Application.History;
using Studio.Domain.Generations;

namespace Studio.Web.Features.History;

/// <summary>The generations that were sent together.</summary>
public sealed partial class ItemSiblings(IStringLocalizer<Texts> text)
{
    /// <summary>The one whose page this is.</summary>
    [Parameter, EditorRequired]
    public GenerationId Current { get; set; }

    /// <summary>All of them, by number.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<HistoryEntry> Siblings { get; set; }
}
