using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using Studio.Web.Features.Compose;

namespace Studio.Web.Features.Library;

/// <summary>Moves the focus among the options inside by the arrow keys, Home and End; Space clicks.</summary>
public sealed partial class ArrowKeys(IJSRuntime js) : IAsyncDisposable
{
    private ElementReference _root;
    private IJSObjectReference? _module;
    private IJSObjectReference? _keys;

    /// <summary>What stands inside: a search field, if any, and elements of the role option.</summary>
    [Parameter, EditorRequired]
    public RenderFragment? ChildContent { get; set; }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => BrowserHandle.CloseAsync(_keys, _module);

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            _module = await js.InvokeAsync<IJSObjectReference>("import", "./js/library.js");
            _keys = await _module.InvokeAsync<IJSObjectReference>("rove", _root);
        }
    }
}
