using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Studio.Web.Features.Compose;

/// <summary>Ctrl+Enter, or Cmd+Enter, from anywhere on the page.</summary>
public sealed partial class SendKey(IJSRuntime js) : IAsyncDisposable
{
    private IJSObjectReference? _module;
    private IJSObjectReference? _keys;
    private bool _isGone;
    private DotNetObjectReference<SendKey>? _self;

    /// <summary>Raised when the keys are pressed.</summary>
    [Parameter]
    public EventCallback OnSend { get; set; }

    /// <summary>Called by the browser.</summary>
    [JSInvokable]
    public Task SendByKey() => OnSend.InvokeAsync();

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            _self = DotNetObjectReference.Create(this);
            (_module, _keys) = await BrowserHandle.AttachAsync(js, "./js/compose.js", () => _isGone, () => [_self]);
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
