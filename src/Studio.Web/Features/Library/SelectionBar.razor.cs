using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Radzen;
using Studio.Application.Media;
using Studio.Domain.Media;
using Studio.Web.Shared;

namespace Studio.Web.Features.Library;

/// <summary>What can be done with everything that is ticked.</summary>
public sealed partial class SelectionBar(MediaDeeds deeds, DialogService dialogs, IStringLocalizer<Texts> text)
{
    private bool _busy;
    private bool _isAsking; // a double click asks once

    /// <summary>What is ticked.</summary>
    [Parameter, EditorRequired]
    public required LibrarySelection Selection { get; set; }

    /// <summary>Who looks.</summary>
    [Parameter, EditorRequired]
    public required SignedInMember Member { get; set; }

    /// <summary>Tags to choose from.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<string> KnownTags { get; set; }

    /// <summary>Raised after the ticks changed.</summary>
    [Parameter, EditorRequired]
    public EventCallback OnChanged { get; set; }

    /// <summary>Raised with what came of deleting.</summary>
    [Parameter, EditorRequired]
    public EventCallback<IReadOnlyDictionary<MediaItemId, DeleteMediaOutcome>> OnDeleted { get; set; }

    private async Task TagAsync()
    {
        if (!_isAsking)
        {
            _isAsking = true;
            await TagDialog.OpenAsync(dialogs, text["Library.Bulk.Tag"], Member, [.. Selection.Chosen], KnownTags);
            _isAsking = false;
        }
    }

    private async Task DeleteAsync()
    {
        var ids = Selection.Chosen.ToList();
        if (_isAsking || !await AskAsync(ids.Count))
        {
            return;
        }
        _busy = true;
        var outcomes = await deeds.DeleteAsync(Member.Id, ids);
        _busy = false;
        await OnDeleted.InvokeAsync(outcomes);
        await ClearAsync();
    }

    private async Task<bool> AskAsync(int count)
    {
        _isAsking = true;
        var isMeant = await ConfirmDialog.AskAsync(
            dialogs,
            text["Library.Delete.Title"],
            text["Library.Delete.Many", count],
            text["Library.Delete"]
        );
        _isAsking = false;
        return isMeant;
    }

    private Task ClearAsync()
    {
        Selection.Clear();
        return OnChanged.InvokeAsync();
    }
}
