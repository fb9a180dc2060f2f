using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Studio.Domain.Media;
using Studio.Web.Features.History;
using Studio.Web.Shared;

namespace Studio.Web.Features.Library;

/// <summary>What may be done with an item, and until when.</summary>
public sealed partial class ItemRights(MediaDeeds deeds, MediaWords words, BrowserClock clock, IStringLocalizer<Texts> text)
{
    /// <summary>The item.</summary>
    [Parameter, EditorRequired]
    public required MediaItem Item { get; set; }

    /// <summary>Who looks.</summary>
    [Parameter, EditorRequired]
    public required SignedInMember Member { get; set; }

    /// <summary>Raised with the reason where a change was not made, with null where it was.</summary>
    [Parameter, EditorRequired]
    public EventCallback<string?> OnRefused { get; set; }

    private Task NoteAsync(string? note) => SaveAsync(note ?? "", Item.RightsUntil);

    private Task LimitAsync(DateOnly? day) => SaveAsync(Item.RightsNote, day);

    private async Task SaveAsync(string note, DateOnly? until) =>
        await OnRefused.InvokeAsync(words.Refusal(await deeds.NoteRightsAsync(Member.Id, Item.Id, note, until)));
}
