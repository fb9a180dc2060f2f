using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Studio.Web.Health;

/// <summary>The health of the parts, looked at once every few seconds however many ask.</summary>
internal sealed class Readiness(HealthCheckService checks, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan KeptFor = TimeSpan.FromSeconds(3);

    private readonly SemaphoreSlim _looking = new(1);
    private HealthReport? _last;
    private DateTimeOffset _lookedAt;

    public async Task<HealthReport> ReadAsync(CancellationToken cancellationToken)
    {
        await _looking.WaitAsync(cancellationToken);
        try
        {
            if (_last is null || time.GetUtcNow() - _lookedAt >= KeptFor)
            {
                // Not stopped by the one who asks: the answer is for the others too.
                _last = await checks.CheckHealthAsync(CancellationToken.None);
                _lookedAt = time.GetUtcNow();
            }
            return _last;
        }
        finally
        {
            _looking.Release();
        }
    }

    public void Dispose() => _looking.Dispose();
}
