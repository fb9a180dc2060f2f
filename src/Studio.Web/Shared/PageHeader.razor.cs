using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Studio.Web.Shared;

/// <summary>A page's title, in the browser's tab and in the header, with what belongs beside it.</summary>
public sealed partial class PageHeader(IStringLocalizer<Texts> text)
{
    /// <summary>The page's title.</summary>
    [Parameter, EditorRequired]
    public string Title { get; set; } = "";

    /// <summary>What stands in the header in place of the title; has the page's <c>h1</c>.</summary>
    [Parameter]
    public RenderFragment? Heading { get; set; }

    /// <summary>Actions and facts beside the title.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }
}
