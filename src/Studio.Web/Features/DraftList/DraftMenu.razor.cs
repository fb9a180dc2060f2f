using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Radzen;
using Studio.Application.Generations;
using Studio.Domain.Generations;
using Studio.Domain.Team;
using Studio.Web.Features.Compose;

namespace Studio.Web.Features.DraftList;

/// <summary>What can be done with the open draft: go back to a version, open another, start a new one.</summary>
public sealed partial class DraftMenu(Drafts drafts, DialogService dialogs, NavigationManager navigation, IStringLocalizer<Texts> text)
{
    /// <summary>Whose draft it is.</summary>
    [Parameter, EditorRequired]
    public MemberId MemberId { get; set; }

    /// <summary>The draft.</summary>
    [Parameter, EditorRequired]
    public required DraftEditor Editor { get; set; }

    /// <summary>Whether nothing can be changed.</summary>
    [Parameter]
    public bool IsReadOnly { get; set; }

    /// <summary>Raised with what the draft is to hold again.</summary>
    [Parameter]
    public EventCallback<Composition> OnRestore { get; set; }

    private async Task StartAsync()
    {
        var draft = await drafts.StartAsync(MemberId, Editor.NewComposition(), CancellationToken.None);
        navigation.NavigateTo($"/?draft={draft.Id}");
    }

    private async Task ShowVersionsAsync()
    {
        await Editor.FlushAsync();
        var versions = await drafts.ListVersionsAsync(Editor.Id!.Value, MemberId, CancellationToken.None);
        if (await VersionsDialog.ChooseAsync(dialogs, text["Drafts.Versions"], versions, IsReadOnly) is { } version)
        {
            await OnRestore.InvokeAsync(version.Composition);
        }
    }
}
