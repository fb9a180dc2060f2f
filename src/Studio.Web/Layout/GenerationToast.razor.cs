using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Studio.Application.History;

namespace Studio.Web.Layout;

/// <summary>What came of one generation, in two lines, with the way to it.</summary>
public sealed partial class GenerationToast(IStringLocalizer<Texts> text)
{
    private const int Longest = 40; // characters; what tells siblings apart stands behind them

    /// <summary>The generation.</summary>
    [Parameter, EditorRequired]
    public required HistoryEntry Entry { get; set; }

    /// <summary>The reader follows the link.</summary>
    [Parameter]
    public EventCallback OnOpen { get; set; }

    private string Name => Entry.Of > 1 ? text["Toast.Numbered", Prompt, Entry.Number, Entry.Of] : Prompt;

    private string Prompt =>
        string.IsNullOrWhiteSpace(Entry.Composition.Prompt) ? text["History.NoPrompt"] : Short(Entry.Composition.Prompt.Trim());

    private string About =>
        Entry.Failure is { } reason ? text[$"Failure.{reason}"] : text["Toast.About", Entry.Ratio, Entry.Composition.Duration];

    private static string Short(string prompt) => prompt.Length <= Longest ? prompt : $"{prompt[..CutAt(prompt)].TrimEnd()}…";

    // A surrogate pair is one character to its reader.
    private static int CutAt(string prompt) => char.IsHighSurrogate(prompt[Longest - 1]) ? Longest - 1 : Longest;
}
