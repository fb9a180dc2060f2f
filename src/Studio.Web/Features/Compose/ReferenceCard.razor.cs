using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Studio.Domain.Generations;
using Studio.Domain.Media;

namespace Studio.Web.Features.Compose;

/// <summary>One reference: its number, its picture or player, its role, and what can be done with it.</summary>
public sealed partial class ReferenceCard(IStringLocalizer<Texts> text)
{
    /// <summary>The reference.</summary>
    [Parameter, EditorRequired]
    public required Reference Reference { get; set; }

    /// <summary>Its place among those of its role, from 0.</summary>
    [Parameter]
    public int Place { get; set; }

    /// <summary>How many the role has.</summary>
    [Parameter]
    public int Count { get; set; }

    /// <summary>Its file; null when that is gone.</summary>
    [Parameter]
    public MediaItem? Item { get; set; }

    /// <summary>Media types that the file dialog offers.</summary>
    [Parameter]
    public string Accept { get; set; } = "";

    /// <summary>Whether it can only be looked at.</summary>
    [Parameter]
    public bool IsReadOnly { get; set; }

    /// <summary>Raised with the place that it should have.</summary>
    [Parameter]
    public EventCallback<int> OnMove { get; set; }

    /// <summary>Raised to take it out.</summary>
    [Parameter]
    public EventCallback OnRemove { get; set; }

    private string Number => text[$"Compose.Number.{Reference.Role.Kind()}", Place + 1];

    private string Facts
    {
        get
        {
            var size = Item is { Width: { } width, Height: { } height } ? $"{width} × {height}" : null;
            var length = Item?.Seconds is { } seconds
                ? text["Compose.Seconds", seconds.ToString("0.#", CultureInfo.CurrentCulture)].Value
                : null;
            return string.Join(text["Shared.Comma"], new[] { size, length }.OfType<string>());
        }
    }
}
