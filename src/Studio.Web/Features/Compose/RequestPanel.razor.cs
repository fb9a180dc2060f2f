using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Localization;
using Microsoft.JSInterop;
using Studio.Application.Generations;
using Studio.Domain.Generations;

namespace Studio.Web.Features.Compose;

/// <summary>The request exactly as it will be sent, for those who want to see it.</summary>
public sealed partial class RequestPanel(RequestPreview preview, IJSRuntime js, IStringLocalizer<Texts> text) : IAsyncDisposable
{
    private static readonly RequestForm[] Forms = [RequestForm.Json, RequestForm.Curl];

    private readonly Dictionary<RequestForm, ElementReference> _tabs = [];
    private readonly Dictionary<RequestForm, ElementReference> _panels = [];
    private IJSObjectReference? _module;
    private RequestForm _form;
    private bool _copied;

    private enum RequestForm
    {
        Json,
        Curl,
    }

    /// <summary>What is composed.</summary>
    [Parameter, EditorRequired]
    public required Composition Composition { get; set; }

    /// <inheritdoc/>
    protected override void OnParametersSet() => _copied = false;

    private async Task MoveAsync(KeyboardEventArgs key)
    {
        if (key.Key is "ArrowLeft" or "ArrowRight")
        {
            _form = _form == RequestForm.Json ? RequestForm.Curl : RequestForm.Json;
            await _tabs[_form].FocusAsync();
        }
    }

    private async Task CopyAsync()
    {
        _module ??= await js.InvokeAsync<IJSObjectReference>("import", "./js/compose.js");
        _copied = await _module.InvokeAsync<bool>("copy", _panels[_form]);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => BrowserHandle.CloseAsync(null, _module);
}
