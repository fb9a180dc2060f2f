using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Studio.Application.History;

namespace Studio.Web.Features.History;

/// <summary>The history as rows of words.</summary>
public sealed partial class HistoryTable(IStringLocalizer<Texts> text)
{
    private IReadOnlyList<HistoryEntry> _rows = [];

    /// <summary>Newest first.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<HistoryEntry> Entries { get; set; }

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        // The list changes in place; the grid reads its data anew only when it is another list.
        if (!_rows.SequenceEqual(Entries, ReferenceEqualityComparer.Instance))
        {
            _rows = [.. Entries];
        }
    }
}
