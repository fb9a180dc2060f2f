namespace Studio.Application.Templates;

/// <summary>What came of keeping, changing or deleting a template or a snippet.</summary>
public abstract record ShelfOutcome
{
    private ShelfOutcome() { }

    /// <summary>It is as it was asked for.</summary>
    public sealed record Done : ShelfOutcome;

    /// <summary>Something is wrong with its words; nothing was kept.</summary>
    public sealed record Refused(ShelfFault Fault) : ShelfOutcome;

    /// <summary>It was deleted meanwhile, or is private to somebody else.</summary>
    public sealed record NotFound : ShelfOutcome;

    /// <summary>Viewers only look; what is shared is changed by its owner and by administrators.</summary>
    public sealed record NotAllowed : ShelfOutcome;
}

/// <summary>What can be wrong with the words of a template or a snippet.</summary>
public enum ShelfFault
{
    /// <summary>It has no name.</summary>
    NameMissing,

    /// <summary>Its name is longer than is kept.</summary>
    NameLong,

    /// <summary>It has no text.</summary>
    TextMissing,

    /// <summary>Its text is longer than is kept.</summary>
    TextLong,
}
