using Studio.Domain.Media;

namespace Studio.Application.Media;

/// <summary>What came of a link.</summary>
public abstract record ImportOutcome
{
    private ImportOutcome() { }

    /// <summary>What it leads to is an item.</summary>
    /// <param name="Item">The item.</param>
    /// <param name="AlreadyThere">Whether the same bytes were an item before.</param>
    public sealed record Imported(MediaItem Item, bool AlreadyThere) : ImportOutcome;

    /// <summary>Nothing was taken, and nothing of it is left.</summary>
    public sealed record Refused(ImportRefusal Refusal) : ImportOutcome;

    /// <summary>The member may not bring files.</summary>
    public sealed record NotAllowed : ImportOutcome;
}

/// <summary>Why nothing was taken from a link; its sentence is the resource <c>Import.{Name}</c>, or the file's own.</summary>
public abstract record ImportRefusal
{
    private ImportRefusal() { }

    /// <summary>The word for the reason in replies and resources.</summary>
    public string Name => this is File { Refusal: var refusal } ? refusal.Name : GetType().Name;

    /// <summary>It is no address of the web.</summary>
    public sealed record NotALink : ImportRefusal;

    /// <summary>It is not encrypted, or leads on to one that is not.</summary>
    public sealed record NotHttps : ImportRefusal;

    /// <summary>Nobody knows its host.</summary>
    /// <param name="Host">The host.</param>
    public sealed record HostNotFound(string Host) : ImportRefusal;

    /// <summary>It leads into our own network, this machine or its cloud's platform; nothing was asked there.</summary>
    public sealed record PrivateAddress : ImportRefusal;

    /// <summary>More came, or was announced, than any model takes in the role.</summary>
    /// <param name="Most">The most bytes that are taken.</param>
    public sealed record TooLarge(long Most) : ImportRefusal;

    /// <summary>It did not arrive in time.</summary>
    /// <param name="Longest">The time that it had.</param>
    public sealed record TooSlow(TimeSpan Longest) : ImportRefusal;

    /// <summary>It leads on and on.</summary>
    public sealed record TooManyRedirects : ImportRefusal;

    /// <summary>Its server refuses.</summary>
    /// <param name="Code">The HTTP status.</param>
    public sealed record Status(int Code) : ImportRefusal;

    /// <summary>It leads to a page, not to a file.</summary>
    public sealed record Page : ImportRefusal;

    /// <summary>Its server doesn't answer, can't prove who it is, or breaks off.</summary>
    /// <param name="Host">The host.</param>
    public sealed record Broken(string Host) : ImportRefusal;

    /// <summary>A file came, and is not taken.</summary>
    public sealed record File(IntakeRefusal Refusal) : ImportRefusal;
}
