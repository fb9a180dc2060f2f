using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Studio.Domain.Media;

namespace Studio.Domain.Generations;

/// <summary>The language in which a prompt names its references: <c>图片1</c> or <c>[Image 1]</c>.</summary>
public enum MentionLanguage
{
    /// <summary><c>[Image 1]</c>, <c>[Video 1]</c>, <c>[Audio 1]</c>.</summary>
    English,

    /// <summary><c>图片1</c>, <c>视频1</c>, <c>音频1</c>.</summary>
    Chinese,
}

/// <summary>A place in a prompt that names a reference.</summary>
/// <param name="Kind">The kind of the reference.</param>
/// <param name="Number">Its number among those of its kind, from 1; 0 names a reference that is gone.</param>
/// <param name="Start">Where it begins in the prompt, in UTF-16 units.</param>
/// <param name="Length">How long it is, in UTF-16 units.</param>
public sealed record Mention(MediaKind Kind, int Number, int Start, int Length);

/// <summary>Finds, writes and renumbers the names of references in prompts, as the provider's guide spells them.</summary>
public static partial class Mentions
{
    /// <summary>Every mention in a prompt, in order.</summary>
    public static IReadOnlyList<Mention> Find(string prompt) => [.. Pattern().Matches(prompt).Select(ToMention)];

    /// <summary>The language in which a prompt names its references already; English where it names none.</summary>
    public static MentionLanguage LanguageOf(string prompt) =>
        Pattern().Match(prompt) is { Success: true, Value: not ['[', ..] } ? MentionLanguage.Chinese : MentionLanguage.English;

    /// <summary>How a prompt names a reference.</summary>
    public static string Write(MediaKind kind, int number, MentionLanguage language) =>
        language == MentionLanguage.Chinese
            ? string.Create(CultureInfo.InvariantCulture, $"{ChineseWord(kind)}{number}")
            : string.Create(CultureInfo.InvariantCulture, $"[{kind} {number}]");

    /// <summary>The prompt with every mention in one language.</summary>
    public static string Spell(string prompt, MentionLanguage language) =>
        Pattern()
            .Replace(
                prompt,
                match =>
                {
                    var mention = ToMention(match);
                    return Write(mention.Kind, mention.Number, language);
                }
            );

    /// <summary>The prompt with its mentions following the references to their new numbers; those of a reference that is gone get the number 0.</summary>
    /// <param name="prompt">The prompt as it named <paramref name="before"/>.</param>
    /// <param name="before">The references that it named.</param>
    /// <param name="after">The references that it is to name.</param>
    public static string Renumber(string prompt, IReadOnlyList<Reference> before, IReadOnlyList<Reference> after)
    {
        var text = new StringBuilder(prompt.Length);
        var end = 0;
        foreach (var mention in Find(prompt))
        {
            if (Numbered(before, mention.Kind).ElementAtOrDefault(mention.Number - 1) is not { } named)
            {
                continue;
            }
            var number = 1 + Numbered(after, mention.Kind).ToList().IndexOf(named);
            var old = prompt.Substring(mention.Start, mention.Length);
            text.Append(prompt, end, mention.Start - end).Append(Digits().Replace(old, number.ToString(CultureInfo.InvariantCulture)));
            end = mention.Start + mention.Length;
        }
        return text.Append(prompt, end, prompt.Length - end).ToString();
    }

    /// <summary>The references of one kind in the order of their numbers, which is the order in which they are sent.</summary>
    public static IEnumerable<Reference> Numbered(IEnumerable<Reference> references, MediaKind kind) =>
        references.Where(r => r.Role.Kind() == kind).OrderBy(r => r.Role);

    private static Mention ToMention(Match match) =>
        new(
            KindOf(match.Groups["kind"].Value),
            int.Parse(match.Groups["number"].ValueSpan, CultureInfo.InvariantCulture),
            match.Index,
            match.Length
        );

    private static string ChineseWord(MediaKind kind) =>
        kind switch
        {
            MediaKind.Video => "视频",
            MediaKind.Audio => "音频",
            _ => "图片",
        };

    private static MediaKind KindOf(string word) =>
        word.ToLowerInvariant() switch
        {
            "视频" or "video" => MediaKind.Video,
            "音频" or "audio" => MediaKind.Audio,
            _ => MediaKind.Image,
        };

    [GeneratedRegex(
        @"\[(?<kind>image|video|audio) ?(?<number>[0-9]{1,2})\]|(?<kind>图片|视频|音频) ?(?<number>[0-9]{1,2})(?![0-9])",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Pattern();

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Digits();
}
