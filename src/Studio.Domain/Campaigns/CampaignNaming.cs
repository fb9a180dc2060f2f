using System.Globalization;
using System.Text.RegularExpressions;

namespace Studio.Domain.Campaigns;

/// <summary>Names the downloads of a campaign by its pattern.</summary>
public static partial class CampaignNaming
{
    /// <summary>The tokens that a pattern may have.</summary>
    public static readonly IReadOnlyList<string> Tokens = ["{campaign}", "{date}", "{member}", "{ratio}", "{number}", "{title}"];

    private const int MostCharacters = 150; // room for an extension and a folder's path

    /// <summary>What stands in braces in a pattern and is no token, in order; an unclosed brace counts.</summary>
    public static IEnumerable<string> UnknownTokens(string pattern) =>
        Braced().Matches(pattern).Select(m => m.Value).Where(t => !Tokens.Contains(t)).Distinct();

    /// <summary>The name of a file without its extension; null where the pattern leaves nothing.</summary>
    public static string? NameOf(string pattern, CampaignFile file)
    {
        var name = Braced()
            .Replace(
                pattern,
                token =>
                    token.Value switch
                    {
                        "{campaign}" => file.Campaign,
                        "{date}" => file.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                        "{member}" => file.Member,
                        "{ratio}" => file.Ratio.Replace(':', 'x'),
                        "{number}" => file.Number.ToString(CultureInfo.InvariantCulture),
                        "{title}" => file.Title,
                        _ => token.Value,
                    }
            );
        // What Windows refuses in a name, what ends or begins oddly, and what a shell would read as an option.
        var clean = Spaces().Replace(Forbidden().Replace(name, "-"), " ").Trim(' ', '.', '-', '_');
        if (clean.Length > MostCharacters)
        {
            clean = clean[..(char.IsHighSurrogate(clean[MostCharacters - 1]) ? MostCharacters - 1 : MostCharacters)]
                .TrimEnd(' ', '.', '-', '_');
        }
        return clean.Length == 0 ? null : clean;
    }

    [GeneratedRegex(@"\{[^{}]*\}?|\}")]
    private static partial Regex Braced();

    // The last two ranges turn "gpj.exe" into "exe.jpg" on screen.
    [GeneratedRegex(@"[\\/:*?""<>|\p{Cc}\u202A-\u202E\u2066-\u2069]+")]
    private static partial Regex Forbidden();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}

/// <summary>What the tokens of a naming pattern stand for.</summary>
/// <param name="Campaign">The campaign's name.</param>
/// <param name="Date">The day on which it was sent, UTC.</param>
/// <param name="Member">Who sent it.</param>
/// <param name="Ratio">Such as <c>16:9</c>.</param>
/// <param name="Number">Its number within the submission, from 1.</param>
/// <param name="Title">The composition's title, or the beginning of its prompt.</param>
public sealed record CampaignFile(string Campaign, DateOnly Date, string Member, string Ratio, int Number, string Title);
