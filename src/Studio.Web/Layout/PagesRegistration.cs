using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Diagnostics;
using Radzen;

namespace Studio.Web.Layout;

/// <summary>Registers and maps the pages.</summary>
public static class PagesRegistration
{
    private const string ContentPolicy =
        "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' blob: data: https:; "
        + "media-src 'self' blob: https:; connect-src 'self'; font-src 'self'; object-src 'none'; base-uri 'self'; "
        + "form-action 'self'; frame-ancestors 'none'";

    /// <summary>Adds Blazor Server and Radzen.</summary>
    public static IServiceCollection AddStudioPages(this IServiceCollection services)
    {
        // A prompt of the longest length is one message.
        services.AddRazorComponents().AddInteractiveServerComponents().AddHubOptions(hub => hub.MaximumReceiveMessageSize = 256 * 1024);
        services.AddRadzenComponents();
        services.AddScoped<OwnResults>();
        return services;
    }

    /// <summary>Maps the pages; the render mode is the document's business.</summary>
    public static void MapStudioPages(this IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapRazorComponents<App>()
            // The security headers say who may frame the studio.
            .AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = null);

    /// <summary>Answers a person's request with a page of words where there would be a bare status; scripts and players get the status.</summary>
    public static void UseProblemPages(this WebApplication app)
    {
        app.UseWhen(
            context => context.Request.WantsPage(),
            branch => branch.UseStatusCodePagesWithReExecute("/problem/{0}", createScopeForStatusCodePages: true)
        );
        app.Use(
            (context, next) =>
            {
                if (context.Features.Get<IStatusCodeReExecuteFeature>() is not null)
                {
                    // The page is read, whatever was posted before it.
                    context.Request.Method = HttpMethods.Get;
                }
                return next(context);
            }
        );
    }

    /// <summary>Refuses a form without its token before anything reads it, and without the framework's own words.</summary>
    public static void UseFormTokens(this WebApplication app)
    {
        app.UseAntiforgery();
        app.Use(
            (context, next) =>
            {
                if (
                    HttpMethods.IsPost(context.Request.Method)
                    && context.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: false }
                )
                {
                    context.Response.StatusCode = StatusCodes.Status400BadRequest;
                    return Task.CompletedTask;
                }
                return next(context);
            }
        );
    }

    /// <summary>Sets the headers that keep foreign scripts and frames out.</summary>
    public static void UseSecurityHeaders(this WebApplication app) =>
        app.Use(
            (context, next) =>
            {
                var headers = context.Response.Headers;
                headers.ContentSecurityPolicy = ContentPolicy;
                headers.XContentTypeOptions = "nosniff";
                headers.XFrameOptions = "DENY";
                headers["Referrer-Policy"] = "same-origin";
                headers["Cross-Origin-Opener-Policy"] = "same-origin";
                headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()";
                return next(context);
            }
        );

    /// <summary>Whether a person's browser asks for a page, rather than a script or a player for data.</summary>
    public static bool WantsPage(this HttpRequest request) =>
        request.Headers.Accept.Any(accept => accept?.Contains("text/html", StringComparison.OrdinalIgnoreCase) == true);
}
