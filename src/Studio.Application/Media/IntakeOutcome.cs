using Studio.Domain.Generations;
using Studio.Domain.Media;
using Studio.Domain.Team;

namespace Studio.Application.Media;

/// <summary>A whole partial file that wants to become an item.</summary>
/// <param name="PartialKey">Where it stands; gone afterwards, whatever the outcome.</param>
/// <param name="Name">The file name that people see.</param>
/// <param name="MemberId">Who brought or made it.</param>
/// <param name="Origin">How it came here.</param>
public sealed record IntakeRequest(string PartialKey, string Name, MemberId MemberId, MediaOrigin Origin)
{
    /// <summary>The role it was brought for, whose limits it must keep; null where it was brought for none.</summary>
    public ReferenceRole? Role { get; init; }

    /// <summary>What it must be, where no role says so; null means anything known.</summary>
    public MediaKind? ExpectedKind { get; init; }

    /// <summary>The item that it was cut from, if it was.</summary>
    public MediaItemId? CutFrom { get; init; }

    /// <summary>Bytes that it must have; null means however many there are.</summary>
    public long? Length { get; init; }

    /// <summary>SHA-256 as lower-case hexadecimal, where it was taken as the bytes arrived; null means that it is taken now.</summary>
    public string? Sha256 { get; init; }
}

/// <summary>What came of a file.</summary>
public abstract record IntakeOutcome
{
    private IntakeOutcome() { }

    /// <summary>It is an item.</summary>
    /// <param name="Item">The item.</param>
    /// <param name="AlreadyThere">Whether the same bytes were an item before.</param>
    public sealed record Adopted(MediaItem Item, bool AlreadyThere) : IntakeOutcome;

    /// <summary>It is not taken, and nothing of it is left.</summary>
    public sealed record Refused(IntakeRefusal Refusal) : IntakeOutcome;
}

/// <summary>Why a file is not taken; its sentence is the resource <c>Intake.{Name}</c>, or <c>Rule.{Rule}</c> for a broken rule.</summary>
public abstract record IntakeRefusal
{
    private IntakeRefusal() { }

    /// <summary>The word for the reason in replies and resources.</summary>
    public string Name => this is BreaksRule { Violation.Rule: var rule } ? rule.ToString() : GetType().Name;

    /// <summary>It has no bytes.</summary>
    public sealed record Empty : IntakeRefusal;

    /// <summary>It has more bytes than anything takes.</summary>
    /// <param name="Length">Its bytes.</param>
    /// <param name="Most">The most bytes that any model takes.</param>
    public sealed record TooLarge(long Length, long Most) : IntakeRefusal;

    /// <summary>Its sender has too many other uploads that aren't finished.</summary>
    /// <param name="Most">The most at a time.</param>
    public sealed record TooManyUploads(int Most) : IntakeRefusal;

    /// <summary>Together with its sender's other unfinished uploads it has too many bytes.</summary>
    /// <param name="Most">The most bytes at a time.</param>
    public sealed record TooMuchUnderWay(long Most) : IntakeRefusal;

    /// <summary>Its content is no picture, video or sound of a known type.</summary>
    public sealed record NotMedia : IntakeRefusal;

    /// <summary>It begins like a known type and is damaged or cut off.</summary>
    /// <param name="ContentType">The type that it begins like.</param>
    public sealed record Broken(string ContentType) : IntakeRefusal;

    /// <summary>It is something else than was asked for.</summary>
    /// <param name="Kind">What it is.</param>
    /// <param name="Expected">What was asked for.</param>
    public sealed record OtherKind(MediaKind Kind, MediaKind Expected) : IntakeRefusal;

    /// <summary>It would need more memory to show than is safe.</summary>
    /// <param name="Width">Its pixels across.</param>
    /// <param name="Height">Its pixels down.</param>
    /// <param name="Most">The most pixels in all.</param>
    public sealed record TooManyPixels(int Width, int Height, long Most) : IntakeRefusal;

    /// <summary>It breaks a limit of its role.</summary>
    public sealed record BreaksRule(RuleViolation Violation) : IntakeRefusal;
}
