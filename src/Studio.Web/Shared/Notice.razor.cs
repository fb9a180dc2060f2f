using Microsoft.AspNetCore.Components;

namespace Studio.Web.Shared;

/// <summary>A sentence inside a page: what happened, or what is needed.</summary>
public sealed partial class Notice
{
    /// <summary>What kind of sentence it is.</summary>
    [Parameter]
    public NoticeTone Tone { get; set; }

    /// <summary>The sentence, and a link or button where there is a next step.</summary>
    [Parameter, EditorRequired]
    public RenderFragment? ChildContent { get; set; }

    private (string Icon, string Class) Look =>
        Tone switch
        {
            NoticeTone.Good => ("done", "ok"),
            NoticeTone.Warning => ("warn", "warn"),
            NoticeTone.Bad => ("error", "bad"),
            NoticeTone.Waiting => ("clock", "move"),
            _ => ("info", ""),
        };
}

/// <summary>The kinds of notice.</summary>
public enum NoticeTone
{
    /// <summary>Something to know.</summary>
    Plain,

    /// <summary>All is well.</summary>
    Good,

    /// <summary>Works, but look at it.</summary>
    Warning,

    /// <summary>Does not work.</summary>
    Bad,

    /// <summary>Something is under way.</summary>
    Waiting,
}
