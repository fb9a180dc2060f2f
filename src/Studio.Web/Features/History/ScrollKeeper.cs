using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Studio.Web.Features.History;

/// <summary>Brings a list back to where it was scrolled when the reader comes back to it. Stands in the page only once the list does.</summary>
public sealed class ScrollKeeper(IJSRuntime js) : ComponentBase, IAsyncDisposable
{
    private IJSObjectReference? _module;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        try
        {
            if (_module is not null)
            {
                await _module.InvokeVoidAsync("stop");
                await _module.DisposeAsync();
            }
        }
        catch (JSDisconnectedException)
        {
            // The page is gone, and its listener with it.
        }
    }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            _module = await js.InvokeAsync<IJSObjectReference>("import", "./js/history.js");
            await _module.InvokeVoidAsync("start");
        }
    }
}
