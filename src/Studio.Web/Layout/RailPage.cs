namespace Studio.Web.Layout;

/// <summary>A page that the rail leads to.</summary>
/// <param name="Href">Its path.</param>
/// <param name="Icon">Its icon, which also names its skeleton.</param>
/// <param name="TextKey">The resource with its name.</param>
public sealed record RailPage(string Href, string Icon, string TextKey)
{
    /// <summary>Every page of the rail, in order.</summary>
    public static IReadOnlyList<RailPage> All { get; } =
    [
        new("/", "compose", "Page.Compose"),
        new("/history", "history", "Page.History"),
        new("/library", "library", "Page.Library"),
        new("/team", "team", "Page.Team"),
    ];

    /// <summary>The page that a path belongs to; null for a path of none.</summary>
    public static RailPage? At(PathString path) =>
        All.FirstOrDefault(page => page.Href == "/" ? !path.HasValue || path == "/" : path.StartsWithSegments(page.Href));
}
