using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Studio.Domain.Catalog;
using Studio.Domain.Generations;

namespace Studio.Web.Features.Compose;

/// <summary>How the video is to be made, and the request that comes of it.</summary>
public sealed partial class SettingsPanel(IStringLocalizer<Texts> text)
{
    /// <summary>What is composed.</summary>
    [Parameter, EditorRequired]
    public required Composition Composition { get; set; }

    /// <summary>The model that it is composed for.</summary>
    [Parameter, EditorRequired]
    public required ModelProfile Profile { get; set; }

    /// <summary>The models on offer.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<ModelProfile> Models { get; set; }

    /// <summary>What it is likely to cost; null where that can't be said.</summary>
    [Parameter]
    public SubmissionEstimate? Estimate { get; set; }

    /// <summary>The placement that was chosen last.</summary>
    [Parameter]
    public Placement? Placement { get; set; }

    /// <summary>Raised with the placement that was chosen; null when it was taken back.</summary>
    [Parameter]
    public EventCallback<Placement?> OnPlacement { get; set; }

    /// <summary>Every finding of the composition.</summary>
    [Parameter]
    public IReadOnlyList<Finding> Findings { get; set; } = [];

    /// <summary>Whether it can only be looked at.</summary>
    [Parameter]
    public bool IsReadOnly { get; set; }

    /// <summary>Whether the member may edit the placements.</summary>
    [Parameter]
    public bool IsAdmin { get; set; }

    /// <summary>Raised with what to change.</summary>
    [Parameter]
    public EventCallback<CompositionEdit> OnChange { get; set; }

    /// <summary>What stands under the settings and never scrolls away.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    private Task Change(CompositionEdit edit) => OnChange.InvokeAsync(edit);
}
