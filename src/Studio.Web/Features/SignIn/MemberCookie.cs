using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Studio.Application.Team;
using Studio.Web.Layout;

namespace Studio.Web.Features.SignIn;

/// <summary>Holds the cookie against the database on each request, so that shutting out and a new role act at once.</summary>
internal sealed class MemberCookie(MemberSession sessions) : CookieAuthenticationEvents
{
    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        var principal = await sessions.RefreshAsync(context.Principal!, context.HttpContext.RequestAborted);
        if (principal is null)
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(context.Scheme.Name);
        }
        else if (principal != context.Principal)
        {
            context.ReplacePrincipal(principal);
            context.ShouldRenew = true;
        }
    }

    public override Task RedirectToLogin(RedirectContext<CookieAuthenticationOptions> context) =>
        PageOrStatus(context, StatusCodes.Status401Unauthorized, base.RedirectToLogin);

    public override Task RedirectToAccessDenied(RedirectContext<CookieAuthenticationOptions> context) =>
        PageOrStatus(context, StatusCodes.Status403Forbidden, base.RedirectToAccessDenied);

    // A script or a player can do nothing with a page.
    private static Task PageOrStatus(
        RedirectContext<CookieAuthenticationOptions> context,
        int status,
        Func<RedirectContext<CookieAuthenticationOptions>, Task> redirect
    )
    {
        if (context.Request.WantsPage())
        {
            return redirect(context);
        }
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }
}
