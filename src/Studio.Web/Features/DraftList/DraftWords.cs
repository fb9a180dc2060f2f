using Microsoft.Extensions.Localization;
using Studio.Domain.Generations;

namespace Studio.Web.Features.DraftList;

/// <summary>Says what a composition is, in a line.</summary>
public static class DraftWords
{
    /// <summary>What it is called: its title, or else how its prompt begins.</summary>
    public static string Name(IStringLocalizer text, Composition composition) =>
        composition switch
        {
            { Title.Length: > 0 } => composition.Title,
            _ when string.IsNullOrWhiteSpace(composition.Prompt) => text["Drafts.Empty"],
            _ => composition.Prompt.ReplaceLineEndings(" ").Trim(),
        };

    /// <summary>Its settings, such as “References, 16:9, 5 s, 3 files”.</summary>
    public static string Settings(IStringLocalizer text, Composition composition) =>
        text[
            composition.References.Count switch
            {
                0 => "Drafts.Settings",
                1 => "Drafts.Settings.File",
                _ => "Drafts.Settings.Files",
            },
            text[$"Mode.{composition.Mode}"].Value,
            string.Join(" + ", composition.Ratios),
            composition.Duration,
            composition.References.Count
        ];
}
