using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Radzen;
using Studio.Application.Placements;
using Studio.Domain.Catalog;

namespace Studio.Web.Features.Placements;

/// <summary>The values of a placement, drawn as they will be seen.</summary>
public sealed partial class PlacementDialog(ModelCatalog catalog, DialogService dialogs, IStringLocalizer<Texts> text)
{
    private PlacementText _values = new();
    private IReadOnlyList<PlacementFault> _faults = [];
    private string? _said;
    private bool _isSaving;

    /// <summary>What the form starts with.</summary>
    [Parameter, EditorRequired]
    public required PlacementText Values { get; set; }

    /// <summary>Keeps what was written.</summary>
    [Parameter, EditorRequired]
    public required Func<PlacementText, Task<PlacementOutcome>> Save { get; set; }

    // A ratio that no model offers any more stays readable, and is a fault.
    private IEnumerable<string> Ratios =>
        catalog.Profiles.SelectMany(p => p.Ratios).Select(r => r.Ratio).Append(Values.Ratio).Where(r => r.Length > 0).Distinct();

    private IEnumerable<Side> Sides =>
        [
            new("Top", _values.SafeTop, percent => _values with { SafeTop = percent }),
            new("Right", _values.SafeRight, percent => _values with { SafeRight = percent }),
            new("Bottom", _values.SafeBottom, percent => _values with { SafeBottom = percent }),
            new("Left", _values.SafeLeft, percent => _values with { SafeLeft = percent }),
        ];

    private Placement Preview =>
        new(default)
        {
            Name = _values.Name,
            Ratio = _values.Ratio,
            Crop = AspectRatio.Read(_values.Crop) is null ? null : _values.Crop,
            SafeTop = Math.Clamp(_values.SafeTop, 0, PlacementCheck.MostMargin),
            SafeRight = Math.Clamp(_values.SafeRight, 0, PlacementCheck.MostMargin),
            SafeBottom = Math.Clamp(_values.SafeBottom, 0, PlacementCheck.MostMargin),
            SafeLeft = Math.Clamp(_values.SafeLeft, 0, PlacementCheck.MostMargin),
        };

    private string Shape => _values.Ratio.Replace(':', '/');

    /// <summary>Opens the form and waits until it is kept or given up.</summary>
    /// <param name="dialogs">Opens the dialog.</param>
    /// <param name="title">Its title; plain words of ours, because Radzen reads markup in it.</param>
    /// <param name="values">What the form starts with.</param>
    /// <param name="save">Keeps what was written.</param>
    public static Task AskAsync(
        DialogService dialogs,
        string title,
        PlacementText values,
        Func<PlacementText, Task<PlacementOutcome>> save
    ) =>
        dialogs.OpenAsync<PlacementDialog>(
            title,
            new Dictionary<string, object?> { [nameof(Values)] = values, [nameof(Save)] = save },
            new DialogOptions
            {
                ShowClose = false,
                CloseDialogOnEsc = true,
                AutoFocusFirstElement = true,
                CssClass = "ask form",
            }
        );

    /// <inheritdoc/>
    protected override void OnInitialized() => _values = Values;

    private void Take(PlacementText values) => (_values, _faults) = (values, []);

    private async Task SaveAsync()
    {
        if (_isSaving)
        {
            return;
        }
        (_isSaving, _said) = (true, null);
        switch (await Save(_values))
        {
            case PlacementOutcome.Done:
                dialogs.Close(true);
                return; // the second click of a double click may still come
            case PlacementOutcome.Refused refused:
                _faults = refused.Faults;
                break;
            case PlacementOutcome.NotFound:
                _said = text["Placements.NotFound"];
                break;
            case PlacementOutcome.NotAllowed:
                _said = text["Placements.NotAllowed"];
                break;
        }
        _isSaving = false;
    }

    private sealed record Side(string Name, double Value, Func<double, PlacementText> Set);
}
