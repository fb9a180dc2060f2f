using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Studio.Domain.Catalog;

namespace Studio.Web.Features.Compose;

/// <summary>The ratios as drawn shapes, with the pixels of the chosen one.</summary>
public sealed partial class RatioPicker(IStringLocalizer<Texts> text)
{
    private const double BoxArea = 400; // CSS pixels, so that no shape looks bigger than another
    private const double LongestSide = 28;

    /// <summary>The ratios that the model offers.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<RatioProfile> Ratios { get; set; }

    /// <summary>The chosen ratio.</summary>
    [Parameter]
    public string Value { get; set; } = "";

    /// <summary>Every finding of the composition.</summary>
    [Parameter]
    public IReadOnlyList<Finding> Findings { get; set; } = [];

    /// <summary>Whether it can only be looked at.</summary>
    [Parameter]
    public bool IsReadOnly { get; set; }

    /// <summary>Raised with the ratio that was chosen.</summary>
    [Parameter]
    public EventCallback<string> OnChange { get; set; }

    private string? Pixels => Ratios.FirstOrDefault(r => r.Ratio == Value) is { } ratio ? $"{ratio.Width} × {ratio.Height}" : null;

    private static string Box(RatioProfile ratio)
    {
        var shape = (double)ratio.Width / ratio.Height;
        var width = Math.Min(LongestSide, Math.Sqrt(BoxArea * shape));
        return string.Create(CultureInfo.InvariantCulture, $"width:{width:0}px;height:{width / shape:0}px");
    }
}
