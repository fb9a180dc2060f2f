using Studio.Application.Templates;
using Studio.Domain.Templates;
using Studio.Web.Shared;

namespace Studio.Web.Features.Templates;

/// <summary>Gives templates out as a file.</summary>
public static class TemplateEndpoints
{
    internal const string Path = "/templates/export";

    /// <summary>Maps the download; <c>id</c>, once or more, names templates, and without it all are written that the member sees.</summary>
    public static IEndpointRouteBuilder MapTemplates(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(Path, ExportAsync);
        return endpoints;
    }

    private static async Task<IResult> ExportAsync(
        SignedInMember member,
        Guid[] id,
        ExportTemplates export,
        TimeProvider time,
        HttpContext http
    )
    {
        http.Response.Headers.CacheControl = "no-store";
        var file = await export.ExecuteAsync(member.Id, [.. id.Select(i => new TemplateId(i))], http.RequestAborted);
        return Results.File(file, "application/json", $"templates-{time.GetUtcNow():yyyy-MM-dd}.json");
    }
}
