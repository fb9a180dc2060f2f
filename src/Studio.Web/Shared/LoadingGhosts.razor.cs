using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Studio.Web.Shared;

/// <summary>The shapes of what is coming.</summary>
public sealed partial class LoadingGhosts(IStringLocalizer<Texts> text)
{
    private static readonly string[] Ratios = ["0.5625", "1.7778", "0.75", "1", "0.5625", "1.3333", "0.75", "1.7778", "0.5625", "1"];

    /// <summary>What is coming.</summary>
    [Parameter]
    public GhostShape Shape { get; set; }
}

/// <summary>The shapes that can be coming.</summary>
public enum GhostShape
{
    /// <summary>A wall of pictures.</summary>
    Wall,

    /// <summary>The rows of a list.</summary>
    Rows,
}
