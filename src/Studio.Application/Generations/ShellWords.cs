using System.Globalization;
using System.Text;

namespace Studio.Application.Generations;

/// <summary>Splits a command line as a POSIX shell would, and bash its <c>$'…'</c>; nothing is expanded.</summary>
internal static class ShellWords
{
    /// <summary>The words of a command line, quotation marks taken off; one that is not closed ends with the text.</summary>
    public static IReadOnlyList<string> Split(string line)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        var isWord = false;
        for (var at = 0; at < line.Length; )
        {
            var c = line[at];
            if (char.IsWhiteSpace(c))
            {
                End(words, word, ref isWord);
                at++;
                continue;
            }
            if (c == '\\' && IsLineEnd(line, at + 1))
            {
                at += line[at + 1] == '\r' ? 3 : 2;
                continue;
            }
            isWord = true;
            at = c switch
            {
                '\'' => Plain(line, at + 1, word),
                '"' => Quoted(line, at + 1, word),
                '$' when at + 1 < line.Length && line[at + 1] == '\'' => Escaped(line, at + 2, word),
                '\\' => One(line, at + 1, word),
                _ => One(line, at, word),
            };
        }
        End(words, word, ref isWord);
        return words;
    }

    private static void End(List<string> words, StringBuilder word, ref bool isWord)
    {
        if (isWord)
        {
            words.Add(word.ToString());
            word.Clear();
            isWord = false;
        }
    }

    private static bool IsLineEnd(string line, int at) => at < line.Length && (line[at] == '\n' || line.AsSpan(at).StartsWith("\r\n"));

    private static int One(string line, int at, StringBuilder word)
    {
        if (at < line.Length)
        {
            word.Append(line[at]);
        }
        return at + 1;
    }

    private static int Plain(string line, int at, StringBuilder word)
    {
        var end = line.IndexOf('\'', at);
        word.Append(line, at, (end < 0 ? line.Length : end) - at);
        return end < 0 ? line.Length : end + 1;
    }

    private static int Quoted(string line, int at, StringBuilder word)
    {
        while (at < line.Length && line[at] != '"')
        {
            if (line[at] == '\\' && at + 1 < line.Length && line[at + 1] is '"' or '\\' or '$' or '`')
            {
                at++;
            }
            at = One(line, at, word);
        }
        return at + 1;
    }

    private static int Escaped(string line, int at, StringBuilder word)
    {
        while (at < line.Length && line[at] != '\'')
        {
            at = line[at] == '\\' && at + 1 < line.Length ? Escape(line, at + 1, word) : One(line, at, word);
        }
        return at + 1;
    }

    private static int Escape(string line, int at, StringBuilder word)
    {
        var digits = line[at] switch
        {
            'u' => 4,
            'x' => 2,
            _ => 0,
        };
        if (
            digits > 0
            && at + digits < line.Length
            && ushort.TryParse(line.AsSpan(at + 1, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit)
        )
        {
            word.Append((char)unit);
            return at + 1 + digits;
        }
        word.Append(
            line[at] switch
            {
                'n' => '\n',
                'r' => '\r',
                't' => '\t',
                var other => other,
            }
        );
        return at + 1;
    }
}
