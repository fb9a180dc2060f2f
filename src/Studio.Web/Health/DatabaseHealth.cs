using Microsoft.Extensions.Diagnostics.HealthChecks;
using Studio.Application.Data;

namespace Studio.Web.Health;

internal sealed class DatabaseHealth(StudioDatabase database) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        await database.AnswersAsync(cancellationToken)
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Unhealthy("The database does not answer.");
}
