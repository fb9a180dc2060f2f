using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using Studio.Application.Generations;
using Studio.Seedance;

namespace Studio.Web.Health;

/// <summary>Asks the provider something that costs nothing, now and then. Without it the studio still serves its history, so it is never more than degraded.</summary>
internal sealed class ProviderHealth(ProviderConnection provider, IOptions<SeedanceOptions> options, TimeProvider time) : IHealthCheck
{
    private static readonly TimeSpan KeptFor = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private HealthCheckResult _last;
    private DateTimeOffset? _askedAt;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (options.Value.IsSandbox)
        {
            return HealthCheckResult.Healthy("The sandbox stands in for the provider.");
        }
        if (_askedAt is null || time.GetUtcNow() - _askedAt >= KeptFor)
        {
            _last = await AskAsync(cancellationToken);
            _askedAt = time.GetUtcNow();
        }
        return _last;
    }

    private async Task<HealthCheckResult> AskAsync(CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            await provider.Client.ListTasksAsync(new TaskQuery { PageSize = 1 }, patience.Token);
            return HealthCheckResult.Healthy();
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return HealthCheckResult.Degraded("The provider does not answer in time.");
        }
        catch (SeedanceException exception)
        {
            return Judge(exception.Kind);
        }
    }

    private static HealthCheckResult Judge(SeedanceErrorKind kind) =>
        kind switch
        {
            SeedanceErrorKind.Unauthorized => HealthCheckResult.Degraded("The provider refuses the key."),
            SeedanceErrorKind.AccountProblem => HealthCheckResult.Degraded("The provider's account is overdue or may not do this."),
            SeedanceErrorKind.Unreachable or SeedanceErrorKind.Interrupted => HealthCheckResult.Degraded("The provider can't be reached."),
            SeedanceErrorKind.ServerError or SeedanceErrorKind.Overloaded => HealthCheckResult.Degraded(
                "The provider is broken or overloaded."
            ),
            SeedanceErrorKind.Unreadable => HealthCheckResult.Degraded("What answers at Seedance:BaseUrl is not the provider."),
            _ => HealthCheckResult.Healthy(), // it answers; not every gateway lists tasks
        };
}
