using Studio.Domain.Generations;
using Studio.Domain.Media;

namespace Studio.Web.Features.Compose.Editor;

/// <summary>How the server changed what a prompt names: any text that was typed before can follow it.</summary>
internal sealed class PromptChange
{
    private readonly IReadOnlyList<Reference> _before;
    private readonly IReadOnlyList<Reference> _after;

    private PromptChange(IReadOnlyList<Reference> before, IReadOnlyList<Reference> after, MentionLanguage? language)
    {
        (_before, _after, Language) = (before, after, language);
        Numbers = NumbersOf();
    }

    /// <summary>The language in which mentions are spelled from now on; null where they stay as they are.</summary>
    public MentionLanguage? Language { get; }

    /// <summary>By kind, the new number of each reference, 0 for one that is gone; null where all stay.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<int>>? Numbers { get; }

    /// <summary>Whether any mention reads otherwise after it.</summary>
    public bool Renames => Numbers is not null || Language is not null;

    /// <summary>What changed from one composition to the next; a change of mode only sets references aside.</summary>
    public static PromptChange Between(Composition before, Composition after)
    {
        MentionLanguage? language = after.MentionLanguage == before.MentionLanguage ? null : after.MentionLanguage;
        return after.Mode == before.Mode
            ? new PromptChange(before.References, [.. Enum.GetValues<MediaKind>().SelectMany(k => Heirs(k, before, after))], language)
            : new PromptChange([], [], language);
    }

    /// <summary>A text as it reads after the change.</summary>
    public string Follow(string text)
    {
        var numbered = Numbers is null ? text : Mentions.Renumber(text, _before, _after);
        return Language is { } language ? Mentions.Spell(numbered, language) : numbered;
    }

    // A reference in the very place of another is its replacement, and takes over its mentions.
    private static IEnumerable<Reference> Heirs(MediaKind kind, Composition before, Composition after)
    {
        var old = Mentions.Numbered(before.References, kind).ToList();
        var now = Mentions.Numbered(after.References, kind).ToList();
        return now.Select((r, place) => now.Count == old.Count && !old.Contains(r) && !now.Contains(old[place]) ? old[place] : r);
    }

    private Dictionary<string, IReadOnlyList<int>>? NumbersOf()
    {
        var numbers = new Dictionary<string, IReadOnlyList<int>>();
        foreach (var kind in Enum.GetValues<MediaKind>())
        {
            var now = Mentions.Numbered(_after, kind).ToList();
            numbers[kind.ToString()] = [.. Mentions.Numbered(_before, kind).Select(r => 1 + now.IndexOf(r))];
        }
        return numbers.Values.All(kind => kind.SequenceEqual(Enumerable.Range(1, kind.Count))) ? null : numbers;
    }
}
