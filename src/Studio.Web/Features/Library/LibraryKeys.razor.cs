using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using Studio.Web.Features.Compose;

namespace Studio.Web.Features.Library;

/// <summary>Escape from anywhere on the page but a field or a dialog; Ctrl+A, or Cmd+A, from inside the wall.</summary>
public sealed partial class LibraryKeys(IJSRuntime js) : IAsyncDisposable
{
    private IJSObjectReference? _module;
    private IJSObjectReference? _keys;
    private bool _isGone;
    private DotNetObjectReference<LibraryKeys>? _self;

    /// <summary>Raised on Escape.</summary>
    [Parameter]
    public EventCallback OnEscape { get; set; }

    /// <summary>Raised when everything is to be chosen.</summary>
    [Parameter]
    public EventCallback OnAll { get; set; }

    /// <summary>Called by the browser.</summary>
    [JSInvokable]
    public Task Escaped() => OnEscape.InvokeAsync();

    /// <summary>Called by the browser.</summary>
    [JSInvokable]
    public Task AllChosen() => OnAll.InvokeAsync();

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            _self = DotNetObjectReference.Create(this);
            (_module, _keys) = await BrowserHandle.AttachAsync(js, "./js/library.js", () => _isGone, () => [_self]);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _isGone = true;
        await BrowserHandle.CloseAsync(_keys, _module);
        _self?.Dispose();
    }
}
