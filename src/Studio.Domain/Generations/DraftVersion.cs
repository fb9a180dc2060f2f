namespace Studio.Domain.Generations;

/// <summary>What a draft held when it was saved once.</summary>
public sealed class DraftVersion
{
    /// <summary>Versions that are kept of one draft, at most.</summary>
    public const int Most = 20;

    private DraftVersion() { }

    /// <summary>Keeps what a draft holds now.</summary>
    public DraftVersion(Draft draft)
    {
        DraftId = draft.Id;
        Version = draft.Version;
        Composition = draft.Composition;
        SavedAt = draft.SavedAt;
    }

    /// <summary>The draft that it is of.</summary>
    public DraftId DraftId { get; private set; }

    /// <summary>The draft's version then.</summary>
    public int Version { get; private set; }

    /// <summary>What the draft held.</summary>
    public Composition Composition { get; private set; } = new();

    /// <summary>When it was saved, UTC.</summary>
    public DateTimeOffset SavedAt { get; private set; }

    /// <summary>The version to let go when there is one too many: the one that stands closest between its neighbours in time, so that an afternoon stays as reachable as the last minute; null while there is room.</summary>
    /// <param name="kept">The numbers of all versions with the times of their saving, oldest first.</param>
    public static int? Surplus(IReadOnlyList<(int Version, DateTimeOffset SavedAt)> kept) =>
        kept.Count <= Most
            ? null
            : Enumerable
                .Range(1, kept.Count - 2)
                .Select(i => (kept[i].Version, Gap: kept[i + 1].SavedAt - kept[i - 1].SavedAt))
                .MinBy(v => v.Gap)
                .Version;
}
