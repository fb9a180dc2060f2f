using System.Text;
using Studio.Domain.Campaigns;

namespace Studio.Domain.Generations;

/// <summary>What one video is to be made from: prompt, references in their roles, settings. An immutable value; drafts and submissions keep one.</summary>
public sealed record Composition
{
    /// <summary>Videos of one ratio, at most.</summary>
    public const int MostVariants = 4;

    /// <summary>What people call it; empty where nobody named it.</summary>
    public string Title { get; init; } = "";

    /// <summary>The campaign that it is made for.</summary>
    public CampaignId? CampaignId { get; init; }

    /// <summary>What should happen, in Chinese or English.</summary>
    public string Prompt { get; init; } = "";

    /// <summary>The language in which the prompt names its references.</summary>
    public MentionLanguage MentionLanguage { get; init; }

    /// <summary>The campaign's phrases, as they stood when it was chosen; sent after the prompt.</summary>
    public string BrandPhrases { get; init; } = "";

    /// <summary>What the video is made from.</summary>
    public GenerationMode Mode { get; init; }

    /// <summary>The id of a model profile.</summary>
    public string Model { get; init; } = "";

    /// <summary>Width to height, such as <c>16:9</c>.</summary>
    public string Ratio { get; init; } = "16:9";

    /// <summary>Ratios that are made besides.</summary>
    public IReadOnlyList<string> OtherRatios { get; init; } = [];

    /// <summary>How many videos are made of each ratio, from 1 to <see cref="MostVariants"/>.</summary>
    public int Variants { get; init; } = 1;

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

    /// <summary>The text as it is sent: the prompt and, on a line of its own, the campaign's phrases.</summary>
    public string SentText => BrandPhrases.Length == 0 ? Prompt : $"{Prompt}\n{BrandPhrases}";

    /// <summary>The sent text's length in Unicode characters, as the recommendation counts it.</summary>
    public int PromptLength => SentText.EnumerateRunes().Count();

    /// <summary>Every ratio that is made, once, the first one first.</summary>
    public IEnumerable<string> Ratios => OtherRatios.Prepend(Ratio).Distinct();

    /// <summary>What to call it: its title, or else its prompt.</summary>
    public string Name => string.IsNullOrWhiteSpace(Title) ? Prompt.Trim() : Title.Trim();

    /// <summary>The same composition with another ratio first.</summary>
    public Composition First(string ratio) => this with { Ratio = ratio, OtherRatios = [.. OtherRatios.Where(r => r != ratio)] };

    /// <summary>The same composition with a ratio made besides, or no longer.</summary>
    public Composition Also(string ratio, bool isMade)
    {
        var others = OtherRatios.Where(r => r != ratio);
        return this with { OtherRatios = [.. isMade && ratio != Ratio ? others.Append(ratio) : others] };
    }

    /// <summary>The same composition for one video of one ratio.</summary>
    public Composition Alone(string ratio) => this with { Ratio = ratio, OtherRatios = [], Variants = 1 };

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

    /// <summary>The same composition with a reference more; in a role that holds one, it takes the place and the mentions of the one there.</summary>
    public Composition With(Reference reference) =>
        References.Contains(reference) ? this
        : reference.Role.IsSingle() && In(reference.Role).FirstOrDefault() is { } there ? Replace(there, reference)
        : Renumbered([.. References, reference]);

    /// <summary>The same composition without one reference.</summary>
    public Composition Without(Reference reference) => Renumbered([.. References.Where(r => r != reference)]);

    /// <summary>The same composition with one reference in the place of another, whose mentions it takes over.</summary>
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
        return Renumbered([.. References.Where(r => r.Role != reference.Role), .. siblings]);
    }

    /// <summary>The same composition, naming its references in another language.</summary>
    public Composition Spell(MentionLanguage language) =>
        this with
        {
            MentionLanguage = language,
            Prompt = Mentions.Spell(Prompt, language),
        };

    /// <summary>The number by which the prompt names a reference, from 1.</summary>
    public int NumberOf(Reference reference) => 1 + Mentions.Numbered(References, reference.Role.Kind()).ToList().IndexOf(reference);

    /// <summary>How the prompt names a reference.</summary>
    public string MentionOf(Reference reference) => Mentions.Write(reference.Role.Kind(), NumberOf(reference), MentionLanguage);

    /// <inheritdoc/>
    public bool Equals(Composition? other) =>
        other is not null
        && (Title, CampaignId, Prompt, MentionLanguage, BrandPhrases)
            == (other.Title, other.CampaignId, other.Prompt, other.MentionLanguage, other.BrandPhrases)
        && (Mode, Model, Ratio, Variants, Duration, Sound, Watermark)
            == (other.Mode, other.Model, other.Ratio, other.Variants, other.Duration, other.Sound, other.Watermark)
        && OtherRatios.SequenceEqual(other.OtherRatios)
        && References.SequenceEqual(other.References)
        && SetAside.SequenceEqual(other.SetAside);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Prompt, Mode, Model, Ratio, Duration, Sound, Watermark, References.Count);

    private Composition Renumbered(IReadOnlyList<Reference> references) =>
        this with
        {
            References = references,
            Prompt = Mentions.Renumber(Prompt, References, references),
        };

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
