using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Studio.Web.Layout;

/// <summary>Takes the focus to the heading of each page that opens, unless somebody works in the page already: over a slow line, the heading's turn comes late.</summary>
public sealed class PageFocus(IJSRuntime js) : ComponentBase, IAsyncDisposable
{
    private IJSObjectReference? _module;
    private Type? _shown;

    /// <summary>The page that is open.</summary>
    [Parameter, EditorRequired]
    public required Type PageType { get; set; }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_shown != PageType)
        {
            _shown = PageType;
            _module ??= await js.InvokeAsync<IJSObjectReference>("import", "./js/focus.js");
            await _module.InvokeVoidAsync("toHeading");
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        try
        {
            if (_module is not null)
            {
                await _module.DisposeAsync();
            }
        }
        catch (JSDisconnectedException)
        {
            // The page is gone, and its scripts with it.
        }
    }
}
