using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Studio.Domain.Generations;

namespace Studio.Web.Features.Compose;

/// <summary>The campaign and the title of the draft, to be changed in place, and whether the draft is on the server.</summary>
public sealed partial class ComposeHeader(IStringLocalizer<Texts> text)
{
    private const int MostTitle = 100;

    /// <summary>The draft.</summary>
    [Parameter, EditorRequired]
    public required DraftEditor Editor { get; set; }

    /// <summary>What can be done with the draft.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    /// <summary>Whether it can only be looked at.</summary>
    [Parameter]
    public bool IsReadOnly { get; set; }

    /// <summary>Raised with what to change.</summary>
    [Parameter]
    public EventCallback<CompositionEdit> OnChange { get; set; }

    private string Title => string.IsNullOrWhiteSpace(Editor.Composition.Title) ? text["Compose.Title"] : Editor.Composition.Title;

    private Task RenameAsync(string? title) => OnChange.InvokeAsync(c => c with { Title = title ?? "" });
}
