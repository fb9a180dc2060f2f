using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Studio.Application.Media;
using Studio.Domain.Media;

namespace Studio.Web.Features.Library;

/// <summary>The library as pictures in rows, each with a tick.</summary>
public sealed partial class LibraryWall(IStringLocalizer<Texts> text)
{
    /// <summary>Newest first.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<LibraryEntry> Entries { get; set; }

    /// <summary>What the page is open on.</summary>
    [Parameter, EditorRequired]
    public required LibraryQuery Query { get; set; }

    /// <summary>What is ticked.</summary>
    [Parameter, EditorRequired]
    public required LibrarySelection Selection { get; set; }

    /// <summary>The reader's day, from which rights are seen.</summary>
    [Parameter, EditorRequired]
    public DateOnly Today { get; set; }

    /// <summary>The item that was just closed, whose card takes the focus.</summary>
    [Parameter]
    public MediaItemId? LeftId { get; set; }

    /// <summary>Whether more is being read.</summary>
    [Parameter]
    public bool IsBusy { get; set; }

    /// <summary>Raised after a tick.</summary>
    [Parameter]
    public EventCallback OnChosen { get; set; }

    private Task Choose(LibraryEntry entry, bool isRange)
    {
        Selection.Toggle(entry.Id, isRange, [.. Entries.Select(e => e.Id)]);
        return OnChosen.InvokeAsync();
    }
}
