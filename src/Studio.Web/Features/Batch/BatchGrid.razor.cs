using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Studio.Application.Batch;
using Studio.Domain.Campaigns;

namespace Studio.Web.Features.Batch;

/// <summary>The rows of a table, each with what speaks against it, to be put right in place.</summary>
public sealed partial class BatchGrid(BatchDesk desk, BatchSender sender, IStringLocalizer<Texts> text)
{
    private HashSet<int>? _chosen; // the rows that had problems when only those were asked for; one put right stays in view

    /// <summary>The rows, in order.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<BatchLine> Lines { get; set; }

    /// <summary>Whether nothing can be changed.</summary>
    [Parameter]
    public bool IsReadOnly { get; set; }

    /// <summary>Raised with a cell that was written into.</summary>
    [Parameter]
    public EventCallback<BatchEdit> OnWrite { get; set; }

    /// <summary>Raised with a campaign that was started for a row.</summary>
    [Parameter]
    public EventCallback<Campaign> OnCampaign { get; set; }

    /// <summary>Raised to look for files and campaigns anew.</summary>
    [Parameter]
    public EventCallback OnLookAgain { get; set; }

    private BatchTotals Totals => BatchTotals.Of(Lines);

    private IEnumerable<BatchLine> Shown => _chosen is { } chosen ? Lines.Where(l => chosen.Contains(l.Row.Number)) : Lines;

    private void Toggle() => _chosen = _chosen is null ? [.. Lines.Where(l => l.Problems > 0).Select(l => l.Row.Number)] : null;
}
