namespace Studio.Domain.Generations;

/// <summary>What a draft held when it was saved once.</summary>
public sealed class DraftVersion
{
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
}
