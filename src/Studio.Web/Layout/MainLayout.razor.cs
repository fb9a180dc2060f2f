using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace Studio.Web.Layout;

/// <summary>Around every page: dialogs and toasts, and the way out for a member who was just shut out.</summary>
public sealed partial class MainLayout(NavigationManager navigation)
{
    private bool _isShutOut;

    [CascadingParameter]
    private Task<AuthenticationState> Authentication { get; set; } = null!;

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        var state = await Authentication;
        if (RendererInfo.IsInteractive && !_isShutOut && state.User.Identity?.IsAuthenticated != true)
        {
            _isShutOut = true;
            navigation.NavigateTo(navigation.Uri, forceLoad: true); // the server answers with the sign-in page
        }
    }
}
