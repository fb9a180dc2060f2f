using System.Text.RegularExpressions;

namespace Studio.Sandbox.Chat;

/// <summary>Rewrites by rule where a language model would write: always the same answer to the same request, and no better than its rules.</summary>
internal static partial class Rewrites
{
    private static readonly (string English, string Chinese)[] Dictionary =
    [
        ("slow motion", "慢动作"),
        ("golden hour", "黄金时刻"),
        ("close-up", "特写"),
        ("wide shot", "远景"),
        ("camera", "镜头"),
        ("street", "街道"),
        ("paper boat", "纸船"),
        ("puddle", "水洼"),
        ("peach", "桃子"),
        ("glass", "玻璃杯"),
        ("cup", "杯子"),
        ("rain", "雨"),
        ("dawn", "黎明"),
        ("light", "光"),
        ("water", "水"),
        ("city", "城市"),
        ("sea", "海"),
    ];

    /// <summary>The rewrite that the words of a system message ask for; without any that it knows, a better prompt.</summary>
    public static string Of(string instructions, string text) =>
        Asked().Match(instructions).Value.ToLowerInvariant() switch
        {
            "translate" => Translate(text),
            "shorten" => Shorten(text),
            "storyboard" => Storyboard(text),
            _ => Improve(text),
        };

    private static string Improve(string text) =>
        IsChinese(text)
            ? text.TrimEnd() + "镜头缓缓推近，柔和的侧光，浅景深。"
            : text.TrimEnd() + " The camera slowly pushes in; soft side light, shallow depth of field.";

    private static string Translate(string text)
    {
        var isChinese = IsChinese(text);
        foreach (var (english, chinese) in Dictionary)
        {
            text = isChinese
                ? text.Replace(chinese, $" {english} ", StringComparison.Ordinal)
                : text.Replace(english, chinese, StringComparison.OrdinalIgnoreCase);
        }
        return isChinese ? "(Sandbox translation) " + text.Trim() : "（沙盒译文）" + text.Trim();
    }

    // Sentences with a placeholder stay, as a careful editor would leave them.
    private static string Shorten(string text)
    {
        var sentences = SplitSentences(text);
        return string.Concat(sentences.Where((sentence, place) => place == 0 || sentence.Contains('⟦', StringComparison.Ordinal)))
            .TrimEnd();
    }

    private static string Storyboard(string text)
    {
        var shot = IsChinese(text) ? "镜头{0}：{1}" : "Shot {0}: {1}";
        return string.Join('\n', SplitSentences(text).Select((sentence, place) => string.Format(null, shot, place + 1, sentence.Trim())));
    }

    private static List<string> SplitSentences(string text) => [.. Sentence().Matches(text).Select(match => match.Value)];

    private static bool IsChinese(string text) => text.Count(c => c is >= '\u4E00' and <= '\u9FFF') * 3 > text.Length;

    [GeneratedRegex("translate|shorten|storyboard|improve", RegexOptions.IgnoreCase)]
    private static partial Regex Asked();

    [GeneratedRegex(@"\S.*?([。！？!?]+|\.(?=\s|$)|(?=\n)|$)\s*", RegexOptions.Singleline)]
    private static partial Regex Sentence();
}
