using Microsoft.AspNetCore.Http.Extensions;
using Studio.Application.Templates;
using Studio.Domain.Templates;

namespace Studio.Web.Features.Templates;

/// <summary>What the addresses of the templates ask for.</summary>
public static class TemplateQuery
{
    /// <summary>Templates that one address of <see cref="Export"/> names, at most.</summary>
    public const int MostExported = 200;

    private const int LongestWords = 200;

    /// <summary>Reads the parameters of the page's address; a value that means nothing is left out.</summary>
    public static TemplateFilter Read(string? words, string? whose) =>
        new(
            words?.Trim() is { } trimmed ? trimmed[..Math.Min(trimmed.Length, LongestWords)] : "",
            Enum.TryParse<TemplateScope>(whose, ignoreCase: true, out var scope) && Enum.IsDefined(scope) ? scope : TemplateScope.All
        );

    /// <summary>The page's address, relative to the application's base.</summary>
    public static string Address(TemplateFilter filter)
    {
        var query = new QueryBuilder();
        if (filter.Words.Length > 0)
        {
            query.Add("q", filter.Words);
        }
        if (filter.Scope != TemplateScope.All)
        {
            query.Add("whose", $"{filter.Scope}");
        }
        return $"templates{query}";
    }

    /// <summary>The address of a file of templates; of all, where none is named.</summary>
    public static string Export(IEnumerable<TemplateId> ids)
    {
        var query = new QueryBuilder();
        foreach (var id in ids)
        {
            query.Add("id", $"{id.Value:N}");
        }
        return $"{TemplateEndpoints.Path}{query}";
    }
}
