using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Studio.Web.Health;

/// <summary>Says whether the process lives, and whether it can serve.</summary>
public static class StudioHealth
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    /// <summary>Adds what must answer before the studio is ready.</summary>
    public static IServiceCollection AddStudioHealth(this IServiceCollection services)
    {
        services.AddSingleton<ProviderHealth>();
        services.AddSingleton<Readiness>();
        services
            .AddHealthChecks()
            .AddCheck<DatabaseHealth>("database", timeout: Longest)
            .AddCheck<StoreHealth>("store", timeout: Longest)
            .AddCheck<ProviderHealth>("provider");
        return services;
    }

    /// <summary>Maps <c>/health/live</c> and <c>/health/ready</c>, for anybody; only members are told reasons.</summary>
    public static void MapStudioHealth(this IEndpointRouteBuilder endpoints)
    {
        // Before sign-in, which needs the database that may be away.
        endpoints.MapGet("/health/live", () => Results.Json(new { Status = "Healthy" })).AllowAnonymous().ShortCircuit();
        endpoints.MapGet("/health/ready", ReadyAsync).AllowAnonymous().ShortCircuit();
    }

    private static async Task<IResult> ReadyAsync(HttpContext context, Readiness readiness)
    {
        var report = await readiness.ReadAsync(context.RequestAborted);
        var withReasons = report.Entries["database"].Status == HealthStatus.Healthy && await IsMemberAsync(context);
        context.Response.Headers.CacheControl = "no-store";
        return Results.Json(
            new
            {
                Status = report.Status.ToString(),
                Checks = report.Entries.ToDictionary(
                    check => check.Key,
                    check => Shown(check.Value.Status, withReasons ? check.Value.Description : null)
                ),
            },
            statusCode: report.Status == HealthStatus.Unhealthy ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK
        );
    }

    private static object Shown(HealthStatus status, string? reason) =>
        reason is null ? new { Status = status.ToString() } : new { Status = status.ToString(), Reason = reason };

    private static async Task<bool> IsMemberAsync(HttpContext context) =>
        (await context.AuthenticateAsync(IdentityConstants.ApplicationScheme)).Succeeded;
}
