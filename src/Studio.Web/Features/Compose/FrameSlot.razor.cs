using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Studio.Domain.Catalog;
using Studio.Domain.Generations;
using Studio.Domain.Media;
using Studio.Web.Features.Compose.Slots;

namespace Studio.Web.Features.Compose;

/// <summary>A slot for one picture, in the shape of the video; its one file input fills and replaces.</summary>
public sealed partial class FrameSlot(IStringLocalizer<Texts> text)
{
    /// <summary>What the picture is for.</summary>
    [Parameter, EditorRequired]
    public ReferenceRole Role { get; set; }

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

    /// <summary>The placement whose guides are drawn over the picture; null for none.</summary>
    [Parameter]
    public Placement? Guides { get; set; }

    /// <summary>Whether it can only be looked at.</summary>
    [Parameter]
    public bool IsReadOnly { get; set; }

    /// <summary>Raised with what to change.</summary>
    [Parameter]
    public EventCallback<CompositionEdit> OnChange { get; set; }

    /// <summary>Raised to stop a file, or to put its refusal away.</summary>
    [Parameter]
    public EventCallback<FileInTransit> OnDismiss { get; set; }

    [CascadingParameter]
    private SlotDesk Desk { get; set; } = null!;

    private string LibraryFor => text["Slots.Library.For", text[$"Compose.Role.{Role}"]];

    private Reference? Reference => Composition.In(Role).FirstOrDefault();

    private MediaItem? Item => Reference is { } reference ? Media.GetValueOrDefault(reference.ItemId) : null;

    private FileInTransit? File => Files.FirstOrDefault(f => f.Role == Role);

    private bool IsFilled => Reference is not null || File is not null;

    private bool IsWrong => File?.Refusal is not null || Findings.Any(f => f.IsWrong && f.Violation.Field == Role.Field());
}
