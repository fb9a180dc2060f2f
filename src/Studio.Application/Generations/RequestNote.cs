using Studio.Application.Media;
using Studio.Domain.Generations;

namespace Studio.Application.Generations;

/// <summary>Something in a pasted request that the draft doesn't hold as it stood there; its sentence is the resource <c>ImportRequest.{Name}</c>.</summary>
public abstract record RequestNote
{
    private RequestNote() { }

    /// <summary>The word for it in resources.</summary>
    public string Name => GetType().Name;

    /// <summary>A field that a draft has no place for.</summary>
    /// <param name="Path">Where it stands, such as <c>content[1].strength</c>.</param>
    /// <param name="Value">What stands there, shortened.</param>
    public sealed record FieldLeftOut(string Path, string Value) : RequestNote;

    /// <summary>A value that can't be read as what its field holds; the default is taken.</summary>
    public sealed record ValueLeftOut(string Path, string Value) : RequestNote;

    /// <summary>A field that stands there twice; the last one counts.</summary>
    public sealed record FieldTwice(string Path) : RequestNote;

    /// <summary>A file without a role, or with one that means nothing: the role that it got.</summary>
    public sealed record RoleTaken(string Path, string Value, ReferenceRole Role) : RequestNote;

    /// <summary>A file that is there twice in one role; the draft holds it once.</summary>
    public sealed record FileTwice(string Path) : RequestNote;

    /// <summary>Files of another mode: they wait in the draft until that mode is chosen.</summary>
    public sealed record FilesSetAside(int Count, GenerationMode Mode) : RequestNote;

    /// <summary>Several texts; the prompt holds them all, each on a line of its own.</summary>
    public sealed record TextsJoined(int Count) : RequestNote;

    /// <summary>A link of this studio whose file is gone.</summary>
    public sealed record FileGone(string Path) : RequestNote;

    /// <summary>A link from which nothing came.</summary>
    /// <param name="Path">Where it stands.</param>
    /// <param name="Outcome">Why.</param>
    public sealed record LinkRefused(string Path, ImportOutcome Outcome) : RequestNote;
}

/// <summary>Why a pasted text is no request; its sentence is the resource <c>ImportRequest.{Name}</c>.</summary>
public abstract record RequestFault
{
    private RequestFault() { }

    /// <summary>The word for it in resources.</summary>
    public string Name => GetType().Name;

    /// <summary>There is nothing.</summary>
    public sealed record Nothing : RequestFault;

    /// <summary>A curl command that sends no JSON.</summary>
    public sealed record NoBody : RequestFault;

    /// <summary>It is not JSON.</summary>
    /// <param name="Line">Where it goes wrong, from 1.</param>
    /// <param name="Column">The character there, from 1.</param>
    public sealed record Malformed(long Line, long Column) : RequestFault;

    /// <summary>It is JSON, and no request: no object, or nothing in it that a request has.</summary>
    public sealed record NoRequest : RequestFault;
}
