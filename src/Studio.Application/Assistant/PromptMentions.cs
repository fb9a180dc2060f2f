using System.Globalization;
using System.Text.RegularExpressions;

namespace Studio.Application.Assistant;

/// <summary>The words of a prompt that name its references: <c>图片1</c>, <c>视频1</c>, <c>音频1</c>, <c>[Image 1]</c>, <c>[Video 1]</c>, <c>[Audio 1]</c>.</summary>
public static partial class PromptMentions
{
    /// <summary>The pattern of one mention; both spellings take a space or none.</summary>
    public const string Pattern = @"(?<kind>图片|视频|音频) ?(?<number>[0-9]{1,3})|\[(?<kind>Image|Video|Audio) ?(?<number>[0-9]{1,3})\]";

    /// <summary>How to read <see cref="Pattern"/>.</summary>
    public const RegexOptions PatternOptions = RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    /// <summary>The mentions of a text that another one lacks in either spelling, each once and as it is spelled first.</summary>
    public static IReadOnlyList<string> Missing(string from, string inText)
    {
        var there = Mention().Matches(inText).Select(Named).ToHashSet();
        return [.. Mention().Matches(from).DistinctBy(Named).Where(m => !there.Contains(Named(m))).Select(m => m.Value)];
    }

    // 图片1 and [Image 1] name the same picture.
    private static (string Kind, int Number) Named(Match mention)
    {
        var kind = mention.Groups["kind"].Value switch
        {
            "图片" => "IMAGE",
            "视频" => "VIDEO",
            "音频" => "AUDIO",
            var english => english.ToUpperInvariant(),
        };
        return (kind, int.Parse(mention.Groups["number"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture));
    }

    [GeneratedRegex(Pattern, PatternOptions)]
    private static partial Regex Mention();
}
