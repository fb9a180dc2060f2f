using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Localization;
using Radzen;
using Studio.Application.Generations;
using Studio.Domain.Generations;

namespace Studio.Web.Features.Compose;

/// <summary>The request exactly as it will be sent, for those who want to see it; and the way back from such a request into a draft.</summary>
public sealed partial class RequestPanel(
    RequestPreview preview,
    DialogService dialogs,
    NavigationManager navigation,
    IStringLocalizer<Texts> text
)
{
    private static readonly RequestForm[] Forms = [RequestForm.Json, RequestForm.Curl];

    private readonly Dictionary<RequestForm, ElementReference> _tabs = [];
    private RequestForm _form;
    private string? _ratio; // the one chosen; it may have left the composition meanwhile

    private enum RequestForm
    {
        Json,
        Curl,
    }

    /// <summary>What is composed.</summary>
    [Parameter, EditorRequired]
    public required Composition Composition { get; set; }

    /// <summary>Whether nothing can be brought in.</summary>
    [Parameter]
    public bool IsReadOnly { get; set; }

    private IReadOnlyList<string> Ratios => [.. Composition.Ratios];

    private string Ratio
    {
        get => _ratio is { } chosen && Ratios.Contains(chosen) ? chosen : Composition.Ratio;
        set => _ratio = value;
    }

    private string Body(RequestForm form) => form == RequestForm.Json ? preview.Json(Composition, Ratio) : preview.Curl(Composition, Ratio);

    private async Task ImportAsync()
    {
        if (await RequestImportDialog.AskAsync(dialogs, text["Compose.Request.Import.Title"]) is { } draft)
        {
            navigation.NavigateTo($"/?draft={draft.Id}");
        }
    }

    private async Task MoveAsync(KeyboardEventArgs key)
    {
        if (key.Key is "ArrowLeft" or "ArrowRight")
        {
            _form = _form == RequestForm.Json ? RequestForm.Curl : RequestForm.Json;
            await _tabs[_form].FocusAsync();
        }
    }
}
