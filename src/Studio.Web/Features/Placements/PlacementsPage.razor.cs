using System.Globalization;
using Microsoft.Extensions.Localization;
using Radzen;
using Studio.Application.Placements;
using Studio.Domain.Catalog;
using Studio.Web.Shared;

namespace Studio.Web.Features.Placements;

/// <summary>The placements that the composer offers; an administrator edits them.</summary>
public sealed partial class PlacementsPage(PlacementBoard board, ModelCatalog catalog, DialogService dialogs, IStringLocalizer<Texts> text)
{
    private string? _said;

    /// <inheritdoc/>
    protected override Task OnInitializedAsync() => board.LoadAsync();

    private Task AddAsync() =>
        PlacementDialog.AskAsync(
            dialogs,
            text["Placements.New"],
            new PlacementText { Ratio = catalog.Default.Ratios[0].Ratio },
            values => board.SaveAsync(null, values)
        );

    // The name as it is read here is kept only once somebody writes another; others read it in their language.
    private Task ChangeAsync(Placement placement)
    {
        var name = PlacementWords.Name(text, placement);
        return PlacementDialog.AskAsync(
            dialogs,
            text["Placements.Edit.Title"],
            PlacementText.Of(placement) with
            {
                Name = name,
            },
            values => board.SaveAsync(placement.Id, values.Name.Trim() == name ? values with { Name = placement.Name } : values)
        );
    }

    private async Task DeleteAsync(Placement placement)
    {
        var question = text["Placements.Delete.Question", PlacementWords.Name(text, placement)];
        if (await ConfirmDialog.AskAsync(dialogs, text["Placements.Delete.Title"], question, text["Placements.Delete"]))
        {
            await DoAsync(board.DeleteAsync(placement.Id));
        }
    }

    private async Task RestoreAsync()
    {
        if (
            board.All is { Count: 0 }
            || await ConfirmDialog.AskAsync(
                dialogs,
                text["Placements.Restore.Title"],
                text["Placements.Restore.Question"],
                text["Placements.Restore"]
            )
        )
        {
            await DoAsync(board.RestoreAsync());
        }
    }

    private async Task DoAsync(Task<PlacementOutcome> deed) =>
        _said = await deed switch
        {
            PlacementOutcome.NotAllowed => text["Placements.NotAllowed"].Value,
            PlacementOutcome.NotFound => text["Placements.NotFound"].Value,
            _ => null,
        };

    private string Covered(Placement placement)
    {
        double[] margins = [placement.SafeTop, placement.SafeRight, placement.SafeBottom, placement.SafeLeft];
        return margins.All(m => m == 0)
            ? text["Placements.Nothing"]
            : string.Join(" · ", margins.Select(m => string.Create(CultureInfo.CurrentCulture, $"{m:0.##} %")));
    }
}
