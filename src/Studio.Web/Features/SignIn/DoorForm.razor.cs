using Microsoft.AspNetCore.Components;

namespace Studio.Web.Features.SignIn;

/// <summary>A form in front of the studio: sign-in, first visit, invitation.</summary>
public sealed partial class DoorForm
{
    /// <summary>The form's name, unique in the page; null where there is nothing to send.</summary>
    [Parameter]
    public string? Name { get; set; }

    /// <summary>The heading.</summary>
    [Parameter, EditorRequired]
    public string Title { get; set; } = "";

    /// <summary>The sentence under the heading.</summary>
    [Parameter]
    public string? Lead { get; set; }

    /// <summary>What went wrong with the form as a whole.</summary>
    [Parameter]
    public string? Fault { get; set; }

    /// <summary>The picture beside the form.</summary>
    [Parameter]
    public string Picture { get; set; } = "orchard";

    /// <summary>Called for a post.</summary>
    [Parameter]
    public EventCallback OnSubmit { get; set; }

    /// <summary>The fields and the button.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }
}
