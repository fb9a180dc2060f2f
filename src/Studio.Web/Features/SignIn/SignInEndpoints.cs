using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Identity;
using Studio.Web.Layout;

namespace Studio.Web.Features.SignIn;

/// <summary>Sign-out, and the way to the first visit.</summary>
public static class SignInEndpoints
{
    /// <summary>Maps the form post behind <em>Sign out</em>.</summary>
    public static void MapSignOut(this IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapPost(
                "/sign-out",
                async (HttpContext context) =>
                {
                    await context.SignOutAsync(IdentityConstants.ApplicationScheme);
                    return Results.LocalRedirect(SignInPage.Path);
                }
            )
            .WithMetadata(new RequireAntiforgeryTokenAttribute());

    /// <summary>Leads every page to the first visit while the studio has no member.</summary>
    public static void UseFirstVisit(this WebApplication app) =>
        app.Use(
            async (context, next) =>
            {
                var page = context.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>()?.Type;
                if (
                    page is not null
                    && page != typeof(FirstVisitPage)
                    && page != typeof(ProblemPage)
                    && await context.RequestServices.GetRequiredService<FirstVisit>().IsOpenAsync(context.RequestAborted)
                )
                {
                    context.Response.Redirect(FirstVisitPage.Path);
                    return;
                }
                await next(context);
            }
        );
}
