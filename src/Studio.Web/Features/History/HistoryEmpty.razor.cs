using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Studio.Web.Features.History;

/// <summary>What to do next where the history shows nothing.</summary>
public sealed partial class HistoryEmpty(IStringLocalizer<Texts> text)
{
    private static readonly string[] Pictures = ["peach", "terrace", "cup"];

    /// <summary>What was looked for.</summary>
    [Parameter, EditorRequired]
    public required HistoryQuery Query { get; set; }

    /// <summary>Whether the reader may make something.</summary>
    [Parameter, EditorRequired]
    public bool CanSend { get; set; }
}
