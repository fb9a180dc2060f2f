using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Radzen;
using Studio.Application.Media;
using Studio.Domain.Generations;
using Studio.Domain.Media;
using Studio.Web.Shared;

namespace Studio.Web.Features.Library;

/// <summary>What the reader can do with the open item, and why it can't be deleted where it can't.</summary>
public sealed partial class PanelActions(
    MediaDeeds deeds,
    DialogService dialogs,
    NavigationManager navigation,
    IStringLocalizer<Texts> text
)
{
    private bool _busy;
    private bool _isAsking; // a double click asks once

    /// <summary>All about the item.</summary>
    [Parameter, EditorRequired]
    public required LibraryDetail Detail { get; set; }

    /// <summary>Who looks.</summary>
    [Parameter, EditorRequired]
    public required SignedInMember Member { get; set; }

    /// <summary>Raised once it is gone.</summary>
    [Parameter, EditorRequired]
    public EventCallback OnDeleted { get; set; }

    /// <summary>Raised with the reason where it was not deleted.</summary>
    [Parameter, EditorRequired]
    public EventCallback<string?> OnRefused { get; set; }

    private MediaItem Item => Detail.Entry.Item;

    private bool CanDelete => MediaDeeds.MayDelete(Member, Item) && Detail.Holders.Total == 0;

    private string WhyNot =>
        Detail.Holders switch
        {
            { Shown: var shown } when shown.Any(h => h is MediaHolder.OfGeneration) => text["Library.Delete.Generated"],
            { Total: > 0 } => text["Library.Delete.InUse"],
            _ => text["Library.Delete.NotYours", Detail.Entry.MemberName],
        };

    private async Task ComposeAsync(ReferenceRole role)
    {
        if (_busy)
        {
            return;
        }
        _busy = true;
        var draft = await deeds.ComposeAsync(Member.Id, Item.Id, role);
        navigation.NavigateTo($"/?draft={draft}");
    }

    private async Task DeleteAsync()
    {
        if (_isAsking || !await AskAsync())
        {
            return;
        }
        _busy = true;
        var outcome = (await deeds.DeleteAsync(Member.Id, [Item.Id]))[Item.Id];
        _busy = false;
        if (outcome is DeleteMediaOutcome.Deleted or DeleteMediaOutcome.Gone)
        {
            await OnDeleted.InvokeAsync();
        }
        else
        {
            await OnRefused.InvokeAsync(text[$"Library.Delete.{outcome.GetType().Name}"]);
        }
    }

    private async Task<bool> AskAsync()
    {
        _isAsking = true;
        var isMeant = await ConfirmDialog.AskAsync(
            dialogs,
            text["Library.Delete.Title"],
            text["Library.Delete.Question", Item.Name],
            text["Library.Delete"]
        );
        _isAsking = false;
        return isMeant;
    }
}
