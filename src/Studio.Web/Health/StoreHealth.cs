using Azure;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Studio.Application.Media;

namespace Studio.Web.Health;

/// <summary>Writes a byte and takes it away again: a full or read-only store is found before a video is lost to it.</summary>
internal sealed class StoreHealth(IMediaStore store) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var key = $"health-{Guid.NewGuid():N}";
        try
        {
            await using var content = new MemoryStream([0]);
            await store.AppendAsync(key, 0, content, cancellationToken);
            await store.DiscardAsync(key, cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (MediaStoreException exception)
        {
            return HealthCheckResult.Unhealthy(exception.IsFull ? "The media store is full." : "The media store can't be written.");
        }
        catch (RequestFailedException)
        {
            return HealthCheckResult.Unhealthy("The media store does not answer.");
        }
    }
}
