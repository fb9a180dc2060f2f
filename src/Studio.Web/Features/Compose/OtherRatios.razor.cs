using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Studio.Domain.Catalog;
using Studio.Domain.Generations;

namespace Studio.Web.Features.Compose;

/// <summary>The ratios that are made besides the first.</summary>
public sealed partial class OtherRatios(IStringLocalizer<Texts> text)
{
    /// <summary>The ratios that the model offers.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<RatioProfile> Ratios { get; set; }

    /// <summary>What is composed.</summary>
    [Parameter, EditorRequired]
    public required Composition Composition { get; set; }

    /// <summary>Whether it can only be looked at.</summary>
    [Parameter]
    public bool IsReadOnly { get; set; }

    /// <summary>Raised with what to change.</summary>
    [Parameter]
    public EventCallback<CompositionEdit> OnChange { get; set; }

    // One that another model offered: without it here there is no way to take it out.
    private IEnumerable<string> Unoffered => Composition.OtherRatios.Where(o => Ratios.All(r => r.Ratio != o));
}
