using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Studio.Application.Media;
using Studio.Domain.Media;
using Studio.Web.Shared;

namespace Studio.Web.Features.Library;

/// <summary>What the team calls an item, and the words that it finds it by.</summary>
public sealed partial class ItemWords(MediaDeeds deeds, MediaWords words, IStringLocalizer<Texts> text)
{
    /// <summary>The item.</summary>
    [Parameter, EditorRequired]
    public required MediaItem Item { get; set; }

    /// <summary>Tags of other items, to choose from.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<string> KnownTags { get; set; }

    /// <summary>Who looks.</summary>
    [Parameter, EditorRequired]
    public required SignedInMember Member { get; set; }

    /// <summary>Raised with the reason where a change was not made, with null where it was.</summary>
    [Parameter, EditorRequired]
    public EventCallback<string?> OnRefused { get; set; }

    private async Task RenameAsync(string? name) => await TellAsync(await deeds.RenameAsync(Member.Id, Item.Id, name ?? ""));

    private async Task TagAsync(IReadOnlyCollection<string> add, IReadOnlyCollection<string> remove) =>
        await TellAsync(await deeds.TagAsync(Member.Id, [Item.Id], add, remove));

    private Task TellAsync(EditMediaOutcome outcome) => OnRefused.InvokeAsync(words.Refusal(outcome));
}
