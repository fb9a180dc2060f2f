using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Studio.Domain.Catalog;
using Studio.Domain.Generations;
using Studio.Domain.Media;

namespace Studio.Web.Features.Compose;

/// <summary>The pictures that the video starts and ends on, on a light table.</summary>
public sealed partial class FrameSlots(IStringLocalizer<Texts> text)
{
    private bool _showsGuides = true;

    /// <summary>What is composed.</summary>
    [Parameter, EditorRequired]
    public required Composition Composition { get; set; }

    /// <summary>The items of the references.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyDictionary<MediaItemId, MediaItem> Media { get; set; }

    /// <summary>The files on their way.</summary>
    [Parameter]
    public IReadOnlyList<FileInTransit> Files { get; set; } = [];

    /// <summary>Every finding of the composition.</summary>
    [Parameter]
    public IReadOnlyList<Finding> Findings { get; set; } = [];

    /// <summary>Media types that the file dialog offers.</summary>
    [Parameter]
    public string Accept { get; set; } = "image/*";

    /// <summary>Whether the video is wider than tall.</summary>
    [Parameter]
    public bool IsWide { get; set; }

    /// <summary>The placement that was chosen last.</summary>
    [Parameter]
    public Placement? Placement { get; set; }

    /// <summary>Whether it can only be looked at.</summary>
    [Parameter]
    public bool IsReadOnly { get; set; }

    /// <summary>Raised with what to change.</summary>
    [Parameter]
    public EventCallback<CompositionEdit> OnChange { get; set; }

    /// <summary>Raised to stop a file, or to put its refusal away.</summary>
    [Parameter]
    public EventCallback<FileInTransit> OnDismiss { get; set; }

    private Placement? Guides => Placement is { HasGuides: true } placement && placement.Ratio == Composition.Ratio ? placement : null;

    private Task SwapAsync() =>
        OnChange.InvokeAsync(c => c with { References = [.. c.References.Select(r => r with { Role = Swapped(r.Role) })] });

    private static ReferenceRole Swapped(ReferenceRole role) =>
        role switch
        {
            ReferenceRole.FirstFrame => ReferenceRole.LastFrame,
            ReferenceRole.LastFrame => ReferenceRole.FirstFrame,
            _ => role,
        };
}
