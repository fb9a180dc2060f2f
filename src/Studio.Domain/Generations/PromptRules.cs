using System.Globalization;
using System.Text.RegularExpressions;
using Studio.Domain.Media;
using Studio.Domain.Templates;

namespace Studio.Domain.Generations;

/// <summary>What the prompt itself gets wrong: names that name nothing, files that nothing names, and spellings that the models misread.</summary>
internal static partial class PromptRules
{
    public static IEnumerable<RuleViolation> Check(Composition composition) =>
        NamedWithoutFile(composition)
            .Concat(FilesWithoutName(composition))
            .Concat(LeftEmpty(composition.Prompt))
            .Concat(DecimalSeconds(composition.Prompt))
            .Concat(composition.Sound ? UnquotedSpeech(composition.Prompt) : []);

    /// <summary>The prompt without a mention, wherever it stands.</summary>
    public static string WithoutMention(string prompt, string mention) =>
        Mentions
            .Find(prompt)
            .Where(m => prompt.AsSpan(m.Start, m.Length).SequenceEqual(mention))
            .Reverse()
            .Aggregate(prompt, (text, m) => Cut(text, m.Start, m.Length));

    /// <summary>The prompt without a placeholder, wherever it stands.</summary>
    public static string WithoutPlaceholder(string prompt, string name) =>
        Placeholders.Places(prompt, name).Reverse().Aggregate(prompt, (text, place) => Cut(text, place.Start, place.Length));

    /// <summary>The prompt with every playing time in whole seconds.</summary>
    public static string WithWholeSeconds(string prompt) =>
        SecondsWithPoint().Replace(prompt, seconds => NumberWithPoint().Replace(seconds.Value, number => WholeSeconds(number.ValueSpan)));

    /// <summary>The prompt with every spoken line in quotation marks.</summary>
    public static string WithQuotes(string prompt) =>
        Speech()
            .Replace(
                prompt,
                speech =>
                {
                    var line = speech.Groups["line"];
                    var (open, close) = Chinese().IsMatch(line.ValueSpan) ? ("“", "”") : ("\"", "\"");
                    var spoken = line.Value.TrimEnd();
                    var lead = prompt[speech.Index..line.Index];
                    return $"{lead}{open}{spoken}{close}{line.Value[spoken.Length..]}";
                }
            );

    private static IEnumerable<RuleViolation> NamedWithoutFile(Composition composition) =>
        Mentions
            .Find(composition.Prompt)
            .Where(m => m.Number == 0 || m.Number > Mentions.Numbered(composition.References, m.Kind).Count())
            .Select(m => composition.Prompt.Substring(m.Start, m.Length))
            .Distinct()
            .Select(m => new RuleViolation(Rule.MentionWithoutFile, CompositionField.Prompt, RuleSeverity.Error, [m]));

    private static IEnumerable<RuleViolation> FilesWithoutName(Composition composition)
    {
        if (composition.Mode != GenerationMode.References || string.IsNullOrWhiteSpace(composition.Prompt))
        {
            return [];
        }
        var named = Mentions.Find(composition.Prompt).Select(m => (m.Kind, m.Number)).ToHashSet();
        return composition
            .References.Where(r => r.Role.Mode() == composition.Mode && !named.Contains((r.Role.Kind(), composition.NumberOf(r))))
            .Select(r => new RuleViolation(Rule.ReferenceUnnamed, r.Role.Field(), RuleSeverity.Warning, [composition.MentionOf(r)], r));
    }

    private static IEnumerable<RuleViolation> LeftEmpty(string prompt) =>
        Placeholders
            .Find(prompt)
            .Select(name => new RuleViolation(Rule.PlaceholderEmpty, CompositionField.Prompt, RuleSeverity.Warning, [$"{{{name}}}"]));

    private static IEnumerable<RuleViolation> DecimalSeconds(string prompt) =>
        SecondsWithPoint()
            .Matches(prompt)
            .Where(m => NumberWithPoint().IsMatch(m.ValueSpan))
            .Take(1)
            .Select(m => new RuleViolation(Rule.DecimalSeconds, CompositionField.Prompt, RuleSeverity.Warning, [m.Value]));

    private static IEnumerable<RuleViolation> UnquotedSpeech(string prompt) =>
        Speech()
            .Matches(prompt)
            .Take(1)
            .Select(m => new RuleViolation(
                Rule.SpeechUnquoted,
                CompositionField.Prompt,
                RuleSeverity.Hint,
                [m.Groups["line"].Value.Trim()]
            ));

    // With the space that would be left over.
    private static string Cut(string prompt, int start, int length)
    {
        var (before, after) = (prompt[..start], prompt[(start + length)..]);
        return after.Length == 0 ? before.TrimEnd()
            : before.Length == 0 || char.IsWhiteSpace(before[^1]) ? before + after.TrimStart(' ')
            : before + after;
    }

    private static string WholeSeconds(ReadOnlySpan<char> number)
    {
        var seconds = decimal.Parse(number, CultureInfo.InvariantCulture);
        return Math.Round(seconds, MidpointRounding.AwayFromZero).ToString("0", CultureInfo.InvariantCulture);
    }

    // A number, or a stretch from one to another, with a word for seconds behind it.
    [GeneratedRegex(
        @"[0-9]+(\.[0-9]+)?( ?[-–—~至到] ?[0-9]+(\.[0-9]+)?)? ?(s|secs?|seconds?)(?![a-z])|[0-9]+(\.[0-9]+)?( ?[-–—~至到] ?[0-9]+(\.[0-9]+)?)? ?秒",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex SecondsWithPoint();

    [GeneratedRegex(@"[0-9]+\.[0-9]+")]
    private static partial Regex NumberWithPoint();

    // What stands behind "says:", "she says", "说：" and the like, up to the end of the sentence, unless a mark opens it.
    [GeneratedRegex(
        """
            (?:\b(?:says?|said|shouts?|whispers?|asks?|announces?|narrator|voice-?over)\s*[:：]\s*|\b(?:says|shouts|whispers|announces)\s+|(?:(?<![小传据听解])说道?|喊道?|问道?|低语|念道?|旁白|台词)\s*[:：]\s*)(?<line>[^\s"“”「『{\[<(（【.。!！?？,，:：][^"“”「」『』{}\n.。!！?？]*[.。!！?？]?)
            """,
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Speech();

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}")]
    private static partial Regex Chinese();
}
