using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Studio.Web.Features.Compose;

/// <summary>How many videos are made of each ratio.</summary>
public sealed partial class VariantPicker(IStringLocalizer<Texts> text)
{
    /// <summary>The chosen number.</summary>
    [Parameter]
    public int Value { get; set; }

    /// <summary>Every finding of the composition.</summary>
    [Parameter]
    public IReadOnlyList<Finding> Findings { get; set; } = [];

    /// <summary>Whether it can only be looked at.</summary>
    [Parameter]
    public bool IsReadOnly { get; set; }

    /// <summary>Raised with the number that was chosen.</summary>
    [Parameter]
    public EventCallback<int> OnChange { get; set; }
}
