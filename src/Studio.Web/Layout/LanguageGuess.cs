using Microsoft.AspNetCore.Localization;

namespace Studio.Web.Layout;

/// <summary>Guesses a visitor's language from the browser's list, most wanted first; what can't be read is passed over.</summary>
internal sealed class LanguageGuess : RequestCultureProvider
{
    public override Task<ProviderCultureResult?> DetermineProviderCultureResult(HttpContext httpContext)
    {
        var guess = httpContext
            .Request.GetTypedHeaders()
            .AcceptLanguage.Where(wanted => wanted.Quality is not 0)
            .OrderByDescending(wanted => wanted.Quality ?? 1)
            .Select(wanted => Language.For(wanted.Value))
            .FirstOrDefault(language => language is not null);
        return Task.FromResult(guess is null ? null : new ProviderCultureResult(guess.Code));
    }
}
