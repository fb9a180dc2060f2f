namespace Studio.Web.Features.Compose.Editor;

/// <summary>A reference as the browser offers and draws it.</summary>
/// <param name="Kind">The name of its kind.</param>
/// <param name="Number">Its number among those of its kind, from 1.</param>
/// <param name="Name">Its file's name.</param>
/// <param name="Thumb">Where its picture is; null for what has none.</param>
public sealed record PromptReference(string Kind, int Number, string Name, string? Thumb);

/// <summary>What the browser needs beside the text.</summary>
/// <param name="References">What the prompt can name.</param>
/// <param name="Language">The name of the language in which it names them.</param>
/// <param name="Recommended">Characters past which the end may be ignored.</param>
/// <param name="Extra">Characters that are sent beyond the text.</param>
public sealed record PromptState(IReadOnlyList<PromptReference> References, string Language, int Recommended, int Extra)
{
    /// <inheritdoc/>
    public bool Equals(PromptState? other) =>
        other is not null
        && (Language, Recommended, Extra) == (other.Language, other.Recommended, other.Extra)
        && References.SequenceEqual(other.References);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Language, Recommended, Extra, References.Count);
}

/// <summary>What the server changed, as the browser is to follow it: whatever was typed meanwhile stays.</summary>
/// <param name="Number">Counts the steps, so that a text that was typed before one can be told from one typed after it.</param>
/// <param name="State">What is new beside the text; null for nothing.</param>
/// <param name="Numbers">By kind, the new number of each reference, 0 for one that is gone; null where all stay.</param>
/// <param name="Language">The language in which mentions are spelled from now on; null where they stay as they are.</param>
/// <param name="Replacement">The text that takes the place of the browser's; null leaves that alone.</param>
/// <param name="Draft">The id of the draft that was opened instead, with nothing to undo.</param>
/// <param name="IsSaved">Whether the last text that came is on the disk now.</param>
public sealed record PromptStep(
    int Number,
    PromptState? State = null,
    IReadOnlyDictionary<string, IReadOnlyList<int>>? Numbers = null,
    string? Language = null,
    string? Replacement = null,
    string? Draft = null,
    bool IsSaved = false
);
