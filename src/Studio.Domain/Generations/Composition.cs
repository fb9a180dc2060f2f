using System.Text;

namespace Studio.Domain.Generations;

/// <summary>What one video is to be made from: prompt, references in their roles, settings. An immutable value; drafts and submissions keep one.</summary>
public sealed record Composition
{
    /// <summary>What should happen, in Chinese or English.</summary>
    public string Prompt { get; init; } = "";

    /// <summary>What the video is made from.</summary>
    public GenerationMode Mode { get; init; }

    /// <summary>The id of a model profile.</summary>
    public string Model { get; init; } = "";

    /// <summary>Width to height, such as <c>16:9</c>.</summary>
    public string Ratio { get; init; } = "16:9";

    /// <summary>Playing time, in seconds.</summary>
    public int Duration { get; init; } = 5;

    /// <summary>Whether sound is generated with the picture.</summary>
    public bool Sound { get; init; } = true;

    /// <summary>Whether the provider's mark is drawn on the picture.</summary>
    public bool Watermark { get; init; }

    /// <summary>What is sent, in order.</summary>
    public IReadOnlyList<Reference> References { get; init; } = [];

    /// <summary>What waits for its mode to come back; never sent.</summary>
    public IReadOnlyList<Reference> SetAside { get; init; } = [];

    /// <summary>The prompt's length in Unicode characters, as the recommendation counts it.</summary>
    public int PromptLength => Prompt.EnumerateRunes().Count();

    /// <summary>The references in one role, in order.</summary>
    public IEnumerable<Reference> In(ReferenceRole role) => References.Where(r => r.Role == role);

    /// <summary>The same composition in another mode: prompt and settings stay, references of other modes are set aside, those of this mode come back.</summary>
    public Composition SwitchTo(GenerationMode mode)
    {
        var all = References.Concat(SetAside).ToList();
        return this with
        {
            Mode = mode,
            References = [.. all.Where(r => r.Role.Mode() == mode)],
            SetAside = [.. all.Where(r => r.Role.Mode() != mode)],
        };
    }

    /// <summary>The same composition with a reference more; in a role that holds one, it takes the place of the one there.</summary>
    public Composition With(Reference reference) =>
        this with
        {
            References = [.. References.Where(r => !(r.Role == reference.Role && r.Role.IsSingle())), reference],
        };

    /// <summary>The same composition without one reference.</summary>
    public Composition Without(Reference reference) => this with { References = [.. References.Where(r => r != reference)] };

    /// <summary>The same composition with one reference in the place of another.</summary>
    public Composition Replace(Reference old, Reference replacement) =>
        this with
        {
            References = [.. References.Select(r => r == old ? replacement : r)],
        };

    /// <summary>The same composition with a reference moved to another place among those of its role, counted from 0.</summary>
    public Composition Move(Reference reference, int place)
    {
        var siblings = In(reference.Role).Where(r => r != reference).ToList();
        siblings.Insert(Math.Clamp(place, 0, siblings.Count), reference);
        return this with { References = [.. References.Where(r => r.Role != reference.Role), .. siblings] };
    }

    /// <inheritdoc/>
    public bool Equals(Composition? other) =>
        other is not null
        && (Prompt, Mode, Model, Ratio, Duration, Sound, Watermark)
            == (other.Prompt, other.Mode, other.Model, other.Ratio, other.Duration, other.Sound, other.Watermark)
        && References.SequenceEqual(other.References)
        && SetAside.SequenceEqual(other.SetAside);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Prompt, Mode, Model, Ratio, Duration, Sound, Watermark, References.Count);

    private bool PrintMembers(StringBuilder builder)
    {
        // The prompt stays out of logs.
        builder.Append(
            System.Globalization.CultureInfo.InvariantCulture,
            $"{Mode}, {Model}, {Ratio}, {Duration} s, {References.Count} references"
        );
        return true;
    }
}
