using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Studio.Domain.Catalog;
using Studio.Domain.Generations;

namespace Studio.Web.Features.Compose;

/// <summary>The playing time: one value, two hands.</summary>
public sealed partial class DurationControl(IStringLocalizer<Texts> text)
{
    /// <summary>The playing times that the model offers, in seconds.</summary>
    [Parameter, EditorRequired]
    public required DurationRange Range { get; set; }

    /// <summary>The chosen playing time, in seconds.</summary>
    [Parameter]
    public int Value { get; set; }

    /// <summary>Every finding of the composition.</summary>
    [Parameter]
    public IReadOnlyList<Finding> Findings { get; set; } = [];

    /// <summary>Whether it can only be looked at.</summary>
    [Parameter]
    public bool IsReadOnly { get; set; }

    /// <summary>Raised with the playing time that was chosen, in seconds; it may be out of range.</summary>
    [Parameter]
    public EventCallback<int> OnChange { get; set; }

    private string Shown => Value.ToString(CultureInfo.InvariantCulture);

    private bool IsWrong => Findings.Any(f => f.IsWrong && f.Violation.Field == CompositionField.Duration);

    private string At
    {
        get
        {
            var part = (double)(Math.Clamp(Value, Range.Min, Range.Max) - Range.Min) / Math.Max(1, Range.Max - Range.Min);
            return string.Create(CultureInfo.InvariantCulture, $"--at:{part:0.#%}");
        }
    }

    private bool IsNamed(int seconds) =>
        seconds == Range.Min
        || seconds == Range.Max
        || seconds == Range.Default
        || ((seconds - Range.Default) % 3 == 0 && Range.Max - seconds > 1 && seconds - Range.Min > 1);

    // While a number is being typed there may be none for a moment; the last one stays.
    private Task SetAsync(string? typed) =>
        int.TryParse(typed, NumberStyles.Integer, CultureInfo.InvariantCulture, out var seconds)
            ? OnChange.InvokeAsync(seconds)
            : Task.CompletedTask;
}
