using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Studio.Web.Features.Compose;

/// <summary>The page's title, and whether the draft is on the server.</summary>
public sealed partial class ComposeHeader(IStringLocalizer<Texts> text)
{
    /// <summary>The draft.</summary>
    [Parameter, EditorRequired]
    public required DraftEditor Editor { get; set; }

    /// <summary>What can be done with the draft.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }
}
