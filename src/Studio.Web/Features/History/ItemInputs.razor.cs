using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Studio.Domain.Generations;
using Studio.Domain.Media;

namespace Studio.Web.Features.History;

/// <summary>What the video was made from, each file in its role.</summary>
public sealed partial class ItemInputs(IStringLocalizer<Texts> text)
{
    /// <summary>The files in their roles, in order.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<Reference> References { get; set; }

    /// <summary>The files that still stand.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyDictionary<MediaItemId, MediaItem> Media { get; set; }

    private IEnumerable<(Reference Reference, int Number)> Numbered =>
        References.GroupBy(r => r.Role).OrderBy(g => g.Key).SelectMany(g => g.Select((reference, i) => (reference, i + 1)));

    private string Name(ReferenceRole role, int number) => role.IsSingle() ? text[$"Item.Role.{role}"] : text[$"Item.Role.{role}", number];

    private string? Length(MediaItem item) =>
        item.Seconds is { } seconds
            ? text["Shared.Comma"] + text["History.Seconds", seconds.ToString("0.#", CultureInfo.CurrentCulture)]
            : null;
}
