using Microsoft.AspNetCore.Components;
using Studio.Domain.Generations;

namespace Studio.Web.Features.Compose;

/// <summary>A setting that is on or off; its whole row switches.</summary>
public sealed partial class SettingsSwitch
{
    /// <summary>What it is called.</summary>
    [Parameter, EditorRequired]
    public required string Name { get; set; }

    /// <summary>What it does, in a few words.</summary>
    [Parameter]
    public string About { get; set; } = "";

    /// <summary>Its icon.</summary>
    [Parameter, EditorRequired]
    public required string Icon { get; set; }

    /// <summary>The field that it sets.</summary>
    [Parameter, EditorRequired]
    public CompositionField Field { get; set; }

    /// <summary>Whether it is on.</summary>
    [Parameter]
    public bool Value { get; set; }

    /// <summary>Every finding of the composition.</summary>
    [Parameter]
    public IReadOnlyList<Finding> Findings { get; set; } = [];

    /// <summary>Whether it can only be looked at.</summary>
    [Parameter]
    public bool IsReadOnly { get; set; }

    /// <summary>Raised with what it was switched to.</summary>
    [Parameter]
    public EventCallback<bool> OnChange { get; set; }
}
