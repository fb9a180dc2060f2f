namespace Studio.Web.Layout;

/// <summary>A keyboard shortcut: what the sheet lists, and, through the sheet, what <c>shortcuts.js</c> obeys.</summary>
/// <param name="GroupKey">The resource with the name of where it works.</param>
/// <param name="Keys">Keys one after another by spaces, keys at once by a plus sign.</param>
/// <param name="TextKey">The resource that says what it does; of a shortcut with an address, the name of the page.</param>
public sealed record Shortcut(string GroupKey, string Keys, string TextKey)
{
    private const string Everywhere = "Shortcuts.Everywhere";
    private const string Compose = "Page.Compose";
    private const string Library = "Page.Library";

    /// <summary>Every shortcut, in the order of the sheet. One that names neither address nor element is answered by its own page.</summary>
    public static IReadOnlyList<Shortcut> All { get; } =
    [
        new(Everywhere, "?", "Shortcuts.Sheet") { Click = "[data-shortcuts]" },
        new(Everywhere, "/", "Shortcuts.Search") { Focus = "main input[type=search]" },
        new(Everywhere, "n", "Drafts.New") { Click = "[data-new-draft]", Href = "/" },
        new(Everywhere, "g c", "Page.Compose") { Href = "/" },
        new(Everywhere, "g h", "Page.History") { Href = "/history" },
        new(Everywhere, "g l", "Page.Library") { Href = "/library" },
        new(Everywhere, "g t", "Page.Team") { Href = "/team" },
        new(Everywhere, "g d", "Drafts.Title") { Href = "/drafts" },
        new(Everywhere, "g p", "Templates.Title") { Href = "/templates" },
        new(Everywhere, "g b", "Batch.Title") { Href = "/batch" },
        new(Everywhere, "Esc", "Shortcuts.Close"),
        new(Compose, "Ctrl+Enter", "Shortcuts.Generate"),
        new(Compose, "Alt+1", "Compose.Mode.Text") { Click = "#mode-Text" },
        new(Compose, "Alt+2", "Compose.Mode.Frames") { Click = "#mode-Frames" },
        new(Compose, "Alt+3", "Compose.Mode.References") { Click = "#mode-References" },
        new(Library, "Ctrl+A", "Shortcuts.ChooseAll"),
        new(Library, "Esc", "Shortcuts.Let"),
    ];

    /// <summary>The address that it opens.</summary>
    public string? Href { get; private init; }

    /// <summary>The element that it clicks, as a CSS selector; where it isn't on the page, <see cref="Href"/> leads to it.</summary>
    public string? Click { get; private init; }

    /// <summary>The element that gets the focus, as a CSS selector.</summary>
    public string? Focus { get; private init; }

    /// <summary>Whether it opens a page and does no more.</summary>
    public bool IsPage => Href is not null && Click is null;
}
