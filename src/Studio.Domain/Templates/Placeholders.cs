using System.Text.RegularExpressions;
using Studio.Domain.Generations;

namespace Studio.Domain.Templates;

/// <summary>
/// The <c>{names}</c> in a template's prompt. A name is 1 to 40 letters, digits, spaces, hyphens and underscores; what has any other mark,
/// or names a reference, is a spoken line of the provider's, as in <c>{First sip of summer.}</c>, and is left alone.
/// </summary>
public static partial class Placeholders
{
    /// <summary>The names to fill in, each once whatever its case, in the order in which they first stand.</summary>
    public static IReadOnlyList<string> Find(string prompt) =>
        [.. Pattern().Matches(prompt).Select(NameOf).Where(IsName).Distinct(StringComparer.OrdinalIgnoreCase)];

    /// <summary>Where a name stands in braces, in order, whatever its case; in UTF-16 units.</summary>
    public static IEnumerable<(int Start, int Length)> Places(string prompt, string name) =>
        Pattern()
            .Matches(prompt)
            .Where(match => string.Equals(NameOf(match), name, StringComparison.OrdinalIgnoreCase))
            .Select(match => (match.Index, match.Length));

    /// <summary>The prompt with its names replaced by values; one without a value stays as it stands.</summary>
    /// <param name="prompt">The template's prompt.</param>
    /// <param name="values">What to put in, by name; the case of names does not matter.</param>
    public static string Fill(string prompt, IReadOnlyDictionary<string, string> values)
    {
        var known = values
            .Where(v => !string.IsNullOrWhiteSpace(v.Value))
            .DistinctBy(v => v.Key, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(v => v.Key, v => v.Value.Trim(), StringComparer.OrdinalIgnoreCase);
        return Pattern()
            .Replace(prompt, match => IsName(NameOf(match)) ? known.GetValueOrDefault(NameOf(match), match.Value) : match.Value);
    }

    private static string NameOf(Match match) => match.Groups["name"].Value;

    private static bool IsName(string name) => Mentions.Find(name).Count == 0;

    [GeneratedRegex(@"(?<!\{)\{ *(?<name>[\p{L}\p{M}\p{Nd}](?:[\p{L}\p{M}\p{Nd} _-]{0,38}[\p{L}\p{M}\p{Nd}])?) *\}(?!\})")]
    private static partial Regex Pattern();
}
