namespace Studio.Application.Assistant;

/// <summary>Divides a prompt into sentences, in Chinese and English.</summary>
public static class Sentences
{
    private const string Stops = "。！？!?";
    private const string Closers = "”’」』）】》\"')]}";

    /// <summary>The sentences in order, each with the white space behind it, so that together they are the text again.</summary>
    public static IReadOnlyList<string> Split(string text)
    {
        var sentences = new List<string>();
        var start = 0;
        for (var at = 0; at < text.Length; at++)
        {
            if (!EndsAt(text, start, at))
            {
                continue;
            }
            at = Skip(text, Skip(text, at + 1, c => c == '.' || Stops.Contains(c) || Closers.Contains(c)), char.IsWhiteSpace);
            sentences.Add(text[start..at]);
            start = at--;
        }
        if (start < text.Length)
        {
            sentences.Add(text[start..]);
        }
        return sentences;
    }

    /// <summary>Whether a sentence comes to its stop, rather than breaking off.</summary>
    public static bool IsWhole(string sentence) =>
        sentence.AsSpan().TrimEnd() is [.., var last] && (last == '.' || Stops.Contains(last) || Closers.Contains(last));

    private static bool EndsAt(string text, int start, int at) =>
        text[at] switch
        {
            '\n' => true,
            '.' => IsFollowedBySpace(text, at) && !IsListNumber(text.AsSpan(start, at - start)),
            var mark => Stops.Contains(mark),
        };

    // 2.5 and e.g. a file's name hold dots that end nothing.
    private static bool IsFollowedBySpace(string text, int at)
    {
        var after = Skip(text, at + 1, c => c == '.' || Closers.Contains(c));
        return after == text.Length || char.IsWhiteSpace(text[after]);
    }

    private static bool IsListNumber(ReadOnlySpan<char> before) => before.Length > 0 && !before.ContainsAnyExceptInRange('0', '9');

    private static int Skip(string text, int at, Func<char, bool> isSkipped)
    {
        while (at < text.Length && isSkipped(text[at]))
        {
            at++;
        }
        return at;
    }
}
