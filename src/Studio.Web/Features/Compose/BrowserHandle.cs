using Microsoft.JSInterop;

namespace Studio.Web.Features.Compose;

/// <summary>Takes hold of a script of the browser for a component, and lets go of it.</summary>
internal static class BrowserHandle
{
    /// <summary>Imports a module and calls its <c>attach</c>.</summary>
    /// <param name="js">The browser.</param>
    /// <param name="path">The module.</param>
    /// <param name="isGone">Whether the component has left; asked after each answer of the browser.</param>
    /// <param name="arguments">What <c>attach</c> is called with, as it stands then.</param>
    /// <exception cref="OperationCanceledException">The component left meanwhile; nothing is held. The renderer takes no notice of it.</exception>
    public static async Task<(IJSObjectReference Module, IJSObjectReference Attachment)> AttachAsync(
        IJSRuntime js,
        string path,
        Func<bool> isGone,
        Func<object?[]> arguments
    )
    {
        var module = await js.InvokeAsync<IJSObjectReference>("import", path);
        var attachment = isGone() ? null : await module.InvokeAsync<IJSObjectReference>("attach", arguments());
        if (isGone())
        {
            await CloseAsync(attachment, module);
            throw new OperationCanceledException();
        }
        return (module, attachment!);
    }

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
