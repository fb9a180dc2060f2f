using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Localization;
using Studio.Application.Generations;
using Studio.Domain.Generations;

namespace Studio.Web.Features.Compose;

/// <summary>The request exactly as it will be sent, for those who want to see it.</summary>
public sealed partial class RequestPanel(RequestPreview preview, IStringLocalizer<Texts> text)
{
    private static readonly RequestForm[] Forms = [RequestForm.Json, RequestForm.Curl];

    private readonly Dictionary<RequestForm, ElementReference> _tabs = [];
    private RequestForm _form;

    private enum RequestForm
    {
        Json,
        Curl,
    }

    /// <summary>What is composed.</summary>
    [Parameter, EditorRequired]
    public required Composition Composition { get; set; }

    private string Body(RequestForm form) => form == RequestForm.Json ? preview.Json(Composition) : preview.Curl(Composition);

    private async Task MoveAsync(KeyboardEventArgs key)
    {
        if (key.Key is "ArrowLeft" or "ArrowRight")
        {
            _form = _form == RequestForm.Json ? RequestForm.Curl : RequestForm.Json;
            await _tabs[_form].FocusAsync();
        }
    }
}
