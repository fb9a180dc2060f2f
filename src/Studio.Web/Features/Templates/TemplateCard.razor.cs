using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Localization;
using Radzen;
using Studio.Application.Templates;
using Studio.Domain.Media;
using Studio.Domain.Templates;
using Studio.Web.Features.Library;
using Studio.Web.Shared;

namespace Studio.Web.Features.Templates;

/// <summary>A template in the list, and what can be done with it.</summary>
public sealed partial class TemplateCard(
    TemplateDeeds deeds,
    DialogService dialogs,
    NavigationManager navigation,
    IStringLocalizer<Texts> text
)
{
    private const int MostPictures = 4;

    private IReadOnlyList<string> _placeholders = [];

    /// <summary>The template, with its owner.</summary>
    [Parameter, EditorRequired]
    public required TemplateEntry Entry { get; set; }

    /// <summary>The items that the templates hold.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyDictionary<MediaItemId, MediaItem> Media { get; set; }

    /// <summary>Who reads.</summary>
    [Parameter, EditorRequired]
    public required SignedInMember Reader { get; set; }

    /// <summary>Whether it is among those to be exported.</summary>
    [Parameter]
    public bool IsChosen { get; set; }

    /// <summary>Whether more can be chosen.</summary>
    [Parameter]
    public bool CanChoose { get; set; } = true;

    /// <summary>Raised when it is chosen or no more.</summary>
    [Parameter]
    public EventCallback<(TemplateId Id, bool IsChosen)> OnChoose { get; set; }

    /// <summary>Raised after a deed, with why it was not done, if so.</summary>
    [Parameter]
    public EventCallback<string?> OnChanged { get; set; }

    private Template Template => Entry.Template;

    private string Id => $"template-{Template.Id}";

    private bool IsKept => Reader.CanSend && Template.IsKeptBy(Reader.Id, Reader.IsAdmin);

    private List<string> Pictures =>
        [
            .. Template
                .Composition.References.Select(r => Media.GetValueOrDefault(r.ItemId))
                .OfType<MediaItem>()
                .Select(MediaPicture.Address)
                .OfType<string>()
                .Distinct()
                .Take(MostPictures),
        ];

    /// <inheritdoc/>
    protected override void OnParametersSet() => _placeholders = Placeholders.Find(Template.Composition.Prompt);

    private async Task UseAsync(MouseEventArgs click)
    {
        if (click.Detail > 1)
        {
            return; // the second click of a double click is no second wish
        }
        IReadOnlyDictionary<string, string>? values = new Dictionary<string, string>();
        if (_placeholders.Count > 0)
        {
            values = await FillDialog.AskAsync(dialogs, text["Templates.Fill"], Template.Composition.Prompt);
        }
        if (values is null)
        {
            return;
        }
        switch (await deeds.UseAsync(Template.Id, values))
        {
            case UseTemplateOutcome.Started started:
                navigation.NavigateTo($"/?draft={started.Id}");
                break;
            case UseTemplateOutcome.NotFound:
                await OnChanged.InvokeAsync(text["Shelf.NotFound"]);
                break;
            case UseTemplateOutcome.NotAllowed:
                await OnChanged.InvokeAsync(text["Shelf.NotAllowed"]);
                break;
        }
    }

    private async Task EditAsync()
    {
        await TemplateDialog.OpenAsync(dialogs, text["Templates.Edit.Title"], Template.Composition, Template);
        await OnChanged.InvokeAsync(null);
    }

    private async Task DeleteAsync()
    {
        var question = text[Template.IsShared ? "Templates.Delete.Shared" : "Templates.Delete.Private", Template.Name];
        if (await ConfirmDialog.AskAsync(dialogs, text["Templates.Delete.Title"], question, text["Templates.Delete"]))
        {
            await OnChanged.InvokeAsync(ShelfWords.Refusal(text, await deeds.DeleteAsync(Template.Id)));
        }
    }
}
