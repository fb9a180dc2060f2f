using System.Globalization;
using System.Text.RegularExpressions;
using Studio.Domain.Catalog;
using Studio.Domain.Generations;

namespace Studio.Application.Batch;

/// <summary>Reads single cells the way people and spreadsheets write them.</summary>
internal static partial class BatchCells
{
    private static readonly char[] Between = ['|', ';', '；', '\n'];

    /// <summary>The files of a cell, or its ratios: what stands between bars, semicolons and line ends.</summary>
    public static string[] Parts(string cell) =>
        cell.Split(Between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>A whole number, with or without a word for seconds.</summary>
    public static int? Whole(string cell) =>
        WholeNumber().Match(cell) is { Success: true } match
        && int.TryParse(match.Groups[1].ValueSpan, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    /// <summary>Yes or no, in either language.</summary>
    public static bool? YesOrNo(string cell) =>
        cell.ToLowerInvariant() switch
        {
            "yes" or "y" or "true" or "on" or "1" or "是" or "有" or "开" => true,
            "no" or "n" or "false" or "off" or "0" or "否" or "无" or "关" => false,
            _ => null,
        };

    /// <summary>A mode by any of its names.</summary>
    public static GenerationMode? Mode(string cell) =>
        cell.ToLowerInvariant() switch
        {
            "text" or "文本" => GenerationMode.Text,
            "frames" or "first & last frame" or "first and last frame" or "首尾帧" => GenerationMode.Frames,
            "references" or "reference" or "参考" or "参考素材" => GenerationMode.References,
            _ => null,
        };

    /// <summary>The id of a model by id or name; the text itself where there is none, so that the rules can name it.</summary>
    public static string Model(string cell, ModelCatalog catalog) =>
        catalog
            .Profiles.FirstOrDefault(p =>
                string.Equals(p.Id, cell, StringComparison.OrdinalIgnoreCase)
                || string.Equals(p.Name, cell, StringComparison.OrdinalIgnoreCase)
            )
            ?.Id
        ?? cell;

    /// <summary>A ratio as the catalog spells it. Excel takes 16:9 for a time of day and saves it as 16:09 or 16:09:00.</summary>
    public static string Ratio(string cell) =>
        RatioLike().Match(cell) is { Success: true } match
            ? string.Create(CultureInfo.InvariantCulture, $"{Side(match, 1)}:{Side(match, 2)}")
            : cell;

    private static int Side(Match match, int group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(-?[0-9]{1,9}) ?(s|sec|seconds?|秒)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex WholeNumber();

    [GeneratedRegex("^([0-9]{1,3}) ?[:：xX×/] ?([0-9]{1,3})(:00)?$")]
    private static partial Regex RatioLike();
}
