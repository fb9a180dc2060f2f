using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Studio.Web.Shared;

/// <summary>The end of a list that goes on: the next entries, or how to find those that a page no longer shows.</summary>
public sealed partial class ListEnd(IStringLocalizer<Texts> text)
{
    /// <summary>How many entries are shown.</summary>
    [Parameter, EditorRequired]
    public int Shown { get; set; }

    /// <summary>How many come at a time.</summary>
    [Parameter, EditorRequired]
    public int Step { get; set; }

    /// <summary>How many a page shows at most.</summary>
    [Parameter]
    public int Most { get; set; } = int.MaxValue;

    /// <summary>Whether entries are on their way.</summary>
    [Parameter]
    public bool IsBusy { get; set; }

    /// <summary>Raised to show the next ones.</summary>
    [Parameter, EditorRequired]
    public EventCallback OnMore { get; set; }
}
