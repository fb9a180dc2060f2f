using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Studio.Domain.Catalog;
using Studio.Domain.Generations;
using Studio.Domain.Media;

namespace Studio.Web.Features.Compose;

/// <summary>The references of one role; their order is the number by which the prompt names them.</summary>
public sealed partial class ReferenceList(IStringLocalizer<Texts> text)
{
    /// <summary>The role.</summary>
    [Parameter, EditorRequired]
    public ReferenceRole Role { get; set; }

    /// <summary>What is composed.</summary>
    [Parameter, EditorRequired]
    public required Composition Composition { get; set; }

    /// <summary>The items of the references.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyDictionary<MediaItemId, MediaItem> Media { get; set; }

    /// <summary>What the model takes of this kind.</summary>
    [Parameter, EditorRequired]
    public required MediaLimits Limits { get; set; }

    /// <summary>The files on their way.</summary>
    [Parameter]
    public IReadOnlyList<FileInTransit> Files { get; set; } = [];

    /// <summary>Every finding of the composition.</summary>
    [Parameter]
    public IReadOnlyList<Finding> Findings { get; set; } = [];

    /// <summary>Whether it can only be looked at.</summary>
    [Parameter]
    public bool IsReadOnly { get; set; }

    /// <summary>Raised with what to change.</summary>
    [Parameter]
    public EventCallback<CompositionEdit> OnChange { get; set; }

    /// <summary>Raised to stop a file, or to put its refusal away.</summary>
    [Parameter]
    public EventCallback<FileInTransit> OnDismiss { get; set; }

    private List<Reference> References => [.. Composition.In(Role)];

    private List<FileInTransit> Coming => [.. Files.Where(f => f.Role == Role).OrderBy(f => f.Refusal is not null)];

    private string Accept => string.Join(',', Limits.ContentTypes);

    private string NumberOf(int number) => Mentions.Write(Role.Kind(), number, Composition.MentionLanguage).Trim('[', ']');

    private bool IsWrong(Reference reference) => Findings.Any(f => f.IsWrong && f.Violation.Reference == reference);
}
