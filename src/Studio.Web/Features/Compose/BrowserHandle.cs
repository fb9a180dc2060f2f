using Microsoft.JSInterop;

namespace Studio.Web.Features.Compose;

/// <summary>Lets go of what a component holds in the browser.</summary>
internal static class BrowserHandle
{
    /// <summary>Calls the attachment's own <c>dispose</c> and frees both; nothing happens where the browser is gone already.</summary>
    public static async ValueTask CloseAsync(IJSObjectReference? attachment, IJSObjectReference? module)
    {
        try
        {
            if (attachment is not null)
            {
                await attachment.InvokeVoidAsync("dispose");
                await attachment.DisposeAsync();
            }
            if (module is not null)
            {
                await module.DisposeAsync();
            }
        }
        catch (JSDisconnectedException)
        {
            // The page is gone, and its handles with it.
        }
    }
}
