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

    private string Name => Entry.Of > 1 ? text["Toast.Numbered", Title, Entry.Number, Entry.Of] : Title;

    private string Title => Entry.Composition.Name is { Length: > 0 } name ? Short(name) : text["History.NoPrompt"];

    private string About =>
        Entry.Failure is { } reason ? text[$"Failure.{reason}"] : text["Toast.About", Entry.Ratio, Entry.Composition.Duration];

    private static string Short(string name) => name.Length <= Longest ? name : $"{name[..CutAt(name)].TrimEnd()}…";

    // A surrogate pair is one character to its reader.
    private static int CutAt(string name) => char.IsHighSurrogate(name[Longest - 1]) ? Longest - 1 : Longest;
}
