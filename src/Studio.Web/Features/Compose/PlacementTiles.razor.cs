using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Studio.Application.Placements;
using Studio.Domain.Catalog;
using Studio.Domain.Generations;

namespace Studio.Web.Features.Compose;

/// <summary>Where the video is to be shown, by name: one click sets the ratio, and the playing time where the placement names one.</summary>
public sealed partial class PlacementTiles(PlacementList list, IStringLocalizer<Texts> text, ILogger<PlacementTiles> logger)
{
    private IReadOnlyList<Placement> _placements = [];

    /// <summary>What is composed.</summary>
    [Parameter, EditorRequired]
    public required Composition Composition { get; set; }

    /// <summary>The model that it is composed for.</summary>
    [Parameter, EditorRequired]
    public required ModelProfile Profile { get; set; }

    /// <summary>The placement that was chosen last; its guides are drawn over the frames.</summary>
    [Parameter]
    public Placement? Chosen { get; set; }

    /// <summary>Whether it can only be looked at.</summary>
    [Parameter]
    public bool IsReadOnly { get; set; }

    /// <summary>Whether the member may edit the placements.</summary>
    [Parameter]
    public bool IsAdmin { get; set; }

    /// <summary>Raised with what to change.</summary>
    [Parameter]
    public EventCallback<CompositionEdit> OnChange { get; set; }

    /// <summary>Raised with the placement that was chosen; null when it was taken back.</summary>
    [Parameter]
    public EventCallback<Placement?> OnChoose { get; set; }

    private IEnumerable<Placement> Offered => _placements.Where(p => Profile.FindRatio(p.Ratio) is not null);

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        try
        {
            _placements = await list.ReadAsync(CancellationToken.None);
        }
        catch (Exception exception)
        {
            LogNotLoaded(logger, exception); // the shortcuts; ratio and duration can still be chosen by hand
        }
    }

    private bool Fits(Placement placement) =>
        placement.Ratio == Composition.Ratio && (placement.Duration is null || placement.Duration == Composition.Duration);

    private bool IsChosen(Placement placement) => placement.Id == Chosen?.Id && Fits(placement);

    private async Task ChooseAsync(Placement placement)
    {
        if (IsChosen(placement))
        {
            await OnChoose.InvokeAsync(null);
            return;
        }
        await OnChoose.InvokeAsync(placement);
        await OnChange.InvokeAsync(c => c.First(placement.Ratio) with { Duration = placement.Duration ?? c.Duration });
    }

    private string About(Placement placement)
    {
        var ratio = placement.Crop ?? placement.Ratio;
        return placement.Duration is { } seconds ? $"{ratio} · {text["Compose.Seconds", seconds]}" : ratio;
    }

    private static string Percent(double percent) => percent.ToString("0.##", CultureInfo.CurrentCulture);

    [LoggerMessage(Level = LogLevel.Error, Message = "The placements could not be read")]
    private static partial void LogNotLoaded(ILogger logger, Exception exception);
}
