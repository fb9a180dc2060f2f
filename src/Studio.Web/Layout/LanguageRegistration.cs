using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;
using Studio.Web.Features.SignIn;

namespace Studio.Web.Layout;

/// <summary>Registers the languages: the one chosen, else the browser's, else English.</summary>
public static class LanguageRegistration
{
    /// <summary>Where the switch posts to.</summary>
    public const string Path = "/language";

    private static readonly TimeSpan RememberedFor = TimeSpan.FromDays(365);

    /// <summary>Adds the texts, and the culture of requests and circuits.</summary>
    public static IServiceCollection AddStudioLanguages(this IServiceCollection services)
    {
        services.AddLocalization();
        services.Configure<RequestLocalizationOptions>(options =>
        {
            var codes = Language.All.Select(language => language.Code).ToArray();
            options.SetDefaultCulture(Language.Default.Code).AddSupportedCultures(codes).AddSupportedUICultures(codes);
            options.RequestCultureProviders = [new CookieRequestCultureProvider(), new LanguageGuess()];
        });
        services.AddScoped<CircuitHandler, CircuitLanguage>();
        return services;
    }

    /// <summary>Maps the form post behind the switch in the header; it leads back to the page that it came from.</summary>
    public static void MapLanguage(this IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapPost(
                Path,
                (HttpContext context, [FromForm] string? language) =>
                {
                    if (Language.Find(language) is not { } chosen)
                    {
                        return Results.BadRequest();
                    }
                    context.Response.Cookies.Append(
                        CookieRequestCultureProvider.DefaultCookieName,
                        CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(chosen.Code)),
                        new CookieOptions
                        {
                            MaxAge = RememberedFor,
                            HttpOnly = true,
                            SameSite = SameSiteMode.Lax,
                            Secure = context.Request.IsHttps,
                        }
                    );
                    return Results.LocalRedirect(ComingFrom(context.Request));
                }
            )
            .AllowAnonymous()
            .WithMetadata(new RequireAntiforgeryTokenAttribute());

    // Only the path counts, so that no other site is ever led to.
    private static string ComingFrom(HttpRequest request) =>
        LocalUrl.OrHome(request.GetTypedHeaders().Referer is { IsAbsoluteUri: true } page ? page.PathAndQuery : null);
}
