using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Studio.Domain.Catalog;

namespace Studio.Web.Features.Compose;

/// <summary>The models on offer; one that an old draft names and nobody offers stays readable.</summary>
public sealed partial class ModelPicker(IStringLocalizer<Texts> text)
{
    /// <summary>The models on offer.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<ModelProfile> Models { get; set; }

    /// <summary>The id of the chosen model.</summary>
    [Parameter]
    public string Value { get; set; } = "";

    /// <summary>Every finding of the composition.</summary>
    [Parameter]
    public IReadOnlyList<Finding> Findings { get; set; } = [];

    /// <summary>Whether it can only be looked at.</summary>
    [Parameter]
    public bool IsReadOnly { get; set; }

    /// <summary>Raised with the id of the model that was chosen.</summary>
    [Parameter]
    public EventCallback<string> OnChange { get; set; }
}
