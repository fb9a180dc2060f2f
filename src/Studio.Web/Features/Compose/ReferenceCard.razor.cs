using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Localization;
using Studio.Domain.Generations;
using Studio.Domain.Media;
using Studio.Web.Features.Compose.Slots;

namespace Studio.Web.Features.Compose;

/// <summary>One reference: its number, its picture or player, its role, and what can be done with it.</summary>
public sealed partial class ReferenceCard(IStringLocalizer<Texts> text)
{
    private ElementReference _grip;
    private ElementReference _earlier;
    private ElementReference _later;

    /// <summary>The reference.</summary>
    [Parameter, EditorRequired]
    public required Reference Reference { get; set; }

    /// <summary>How the prompt names it.</summary>
    [Parameter, EditorRequired]
    public string Mention { get; set; } = "";

    /// <summary>Its place among those of its role, from 0.</summary>
    [Parameter]
    public int Place { get; set; }

    /// <summary>How many the role has.</summary>
    [Parameter]
    public int Count { get; set; }

    /// <summary>Its file; null when that is gone.</summary>
    [Parameter]
    public MediaItem? Item { get; set; }

    /// <summary>The ratio that it can be cropped to.</summary>
    [Parameter]
    public string Ratio { get; set; } = "";

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

    [CascadingParameter]
    private SlotDesk Desk { get; set; } = null!;

    private string Number => Mention.Trim('[', ']');

    private string CropLabel => text["Slots.Crop.One", Number, Ratio];

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

    private Task MoveByKeyAsync(KeyboardEventArgs key) =>
        key.Key switch
        {
            "ArrowLeft" or "ArrowUp" => MoveAsync(Place - 1, _grip),
            "ArrowRight" or "ArrowDown" => MoveAsync(Place + 1, _grip),
            _ => Task.CompletedTask,
        };

    // The browser takes the focus off what moves in the document; at an end of the list the grip gets it.
    private async Task MoveAsync(int place, ElementReference pressed)
    {
        if (place < 0 || place >= Count)
        {
            return;
        }
        await OnMove.InvokeAsync(place);
        var isStuck = (pressed.Id == _earlier.Id && place == 0) || (pressed.Id == _later.Id && place == Count - 1);
        await (Desk?.OnRefocus.InvokeAsync(isStuck ? _grip : pressed) ?? Task.CompletedTask);
    }
}
