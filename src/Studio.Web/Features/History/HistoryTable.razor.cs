using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Studio.Application.History;

namespace Studio.Web.Features.History;

/// <summary>The history as rows of words.</summary>
public sealed partial class HistoryTable(IStringLocalizer<Texts> text)
{
    /// <summary>Newest first.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<HistoryEntry> Entries { get; set; }
}
