namespace Studio.Web.Layout;

/// <summary>A page that the rail leads to.</summary>
/// <param name="Href">Its path.</param>
/// <param name="Icon">Its icon, which also names its skeleton.</param>
/// <param name="TextKey">The resource with its name.</param>
/// <param name="Below">The paths of the pages that are reached from it.</param>
public sealed record RailPage(string Href, string Icon, string TextKey, params IReadOnlyList<string> Below)
{
    /// <summary>Every page of the rail, in order.</summary>
    public static IReadOnlyList<RailPage> All { get; } =
    [
        new("/", "compose", "Page.Compose", "/drafts", "/templates", "/batch"),
        new("/history", "history", "Page.History"),
        new("/library", "library", "Page.Library"),
        new("/team", "team", "Page.Team", "/placements", "/admin/storage"),
    ];

    /// <summary>The page that a path belongs to; null for a path of none, and for one below another page.</summary>
    public static RailPage? At(PathString path) =>
        All.FirstOrDefault(page => page.Href == "/" ? !path.HasValue || path == "/" : path.StartsWithSegments(page.Href));

    /// <summary>What the rail's link says of a path: "page" for the page itself, "true" for one below it, null for another.</summary>
    public string? CurrentAt(PathString path) =>
        At(path) == this ? "page"
        : Below.Any(below => path.StartsWithSegments(below)) ? "true"
        : null;
}
