using Microsoft.AspNetCore.Components;

namespace Studio.Web.Shared;

/// <summary>A list or page with nothing in it: why, and what to do next.</summary>
public sealed partial class EmptyState
{
    /// <summary>The icon above the title.</summary>
    [Parameter]
    public string Icon { get; set; } = "search";

    /// <summary>Up to three pictures of <c>images/</c> fanned out instead of the icon, such as <c>peach</c>.</summary>
    [Parameter]
    public IReadOnlyList<string>? Pictures { get; set; }

    /// <summary>Whether something is broken.</summary>
    [Parameter]
    public bool IsBad { get; set; }

    /// <summary>What there is to say.</summary>
    [Parameter, EditorRequired]
    public string Title { get; set; } = "";

    /// <summary>A sentence more.</summary>
    [Parameter]
    public string? Text { get; set; }

    /// <summary>The next steps, as buttons and links.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }
}
