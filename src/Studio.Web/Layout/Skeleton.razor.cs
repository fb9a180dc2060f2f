using Microsoft.AspNetCore.Components;

namespace Studio.Web.Layout;

/// <summary>The shapes of a page that is still coming; hides by itself when the page is there.</summary>
public sealed partial class Skeleton
{
    /// <summary>The page's name, as its icon's.</summary>
    [Parameter]
    public string? Page { get; set; }
}
