using System.Text.RegularExpressions;

namespace Studio.Seedance;

/// <summary>Takes secrets out of what the provider says, in case it repeats what it was sent, and bounds its length.</summary>
internal sealed partial class Redaction(string? apiKey)
{
    private const int LongestText = 4_000;
    private const int LongestWord = 200;
    private const int LongestSearched = 8 * LongestText;

    public string? Long(string? text) => Clean(text, LongestText);

    public string? Short(string? text) => Clean(text, LongestWord);

    private string? Clean(string? text, int limit)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        // Before cutting: half a key at the edge would no longer be found.
        if (!string.IsNullOrEmpty(apiKey))
        {
            text = text.Replace(apiKey, "***", StringComparison.Ordinal);
        }

        // A NUL is legal in JSON and refused by databases.
        text = text.Replace("\0", "", StringComparison.Ordinal).Trim();
        if (text.Length > LongestSearched)
        {
            text = text[..LongestSearched];
        }

        text = SignedQuery().Replace(BearerToken().Replace(text, "$1 ***"), "$1?***");
        if (text.Length <= limit)
        {
            return text;
        }

        var kept = char.IsHighSurrogate(text[limit - 2]) ? limit - 2 : limit - 1;
        return string.Concat(text.AsSpan(0, kept), "…");
    }

    [GeneratedRegex(@"\b(bearer)\s+[^\s""'<>,;]+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex BearerToken();

    [GeneratedRegex(@"(https?://[^\s""'<>?]{1,2000})\?[^\s""'<>]+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SignedQuery();
}
