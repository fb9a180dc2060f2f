using System.Globalization;
using System.Text;

namespace Studio.Sandbox.Rendering;

/// <summary>Breaks a prompt into the few lines that fit under a picture.</summary>
internal static class Caption
{
    private const int MaxLines = 3;

    /// <summary>Size of the letters in pixels.</summary>
    public static int FontSize(int width, int height) => Math.Max(18, Math.Min(width, height) / 22);

    /// <summary>At most three lines that fit the width; what is left out is marked by an ellipsis.</summary>
    public static string Wrap(string prompt, int width, int height)
    {
        // In halves of a letter's size: a Chinese character takes two, a Latin one a little more than one.
        var room = width * 0.84 / FontSize(width, height) * 2;
        var lines = new List<string>();
        var line = new StringBuilder();
        var used = 0.0;
        foreach (var piece in Pieces(prompt))
        {
            var size = piece.EnumerateRunes().Sum(Size);
            if (used + size > room && line.Length > 0)
            {
                if (lines.Count == MaxLines - 1)
                {
                    line.Append('…');
                    break;
                }

                lines.Add(line.ToString().TrimEnd());
                line.Clear();
                used = 0;
            }

            if (line.Length == 0 && string.IsNullOrWhiteSpace(piece))
            {
                continue;
            }

            line.Append(piece);
            used += size;
        }

        lines.Add(line.ToString().TrimEnd());
        return string.Join('\n', lines.Where(text => text.Length > 0));
    }

    private static double Size(Rune rune) => rune.Value >= 0x1100 ? 2 : 1.15;

    /// <summary>Words with the space after them; wide characters one by one, because Chinese breaks anywhere; nothing undrawable.</summary>
    private static IEnumerable<string> Pieces(string prompt)
    {
        var word = new StringBuilder();
        foreach (var rune in prompt.EnumerateRunes())
        {
            var drawable = Rune.IsWhiteSpace(rune) || Rune.IsControl(rune) ? new Rune(' ') : rune;
            if (!drawable.IsBmp || Rune.GetUnicodeCategory(drawable) is UnicodeCategory.Format or UnicodeCategory.PrivateUse)
            {
                continue;
            }

            word.Append(drawable);
            if (drawable.Value is ' ' or >= 0x1100 || word.Length >= 24)
            {
                yield return word.ToString();
                word.Clear();
            }
        }

        if (word.Length > 0)
        {
            yield return word.ToString();
        }
    }
}
