using Microsoft.Extensions.DependencyInjection;

namespace Studio.Application.Batch;

/// <summary>Registers tables of compositions.</summary>
public static class BatchRegistration
{
    /// <summary>Adds reading, checking and sending them.</summary>
    public static IServiceCollection AddBatch(this IServiceCollection services) =>
        services.AddSingleton<BatchCheck>().AddSingleton<PrepareBatch>().AddSingleton<SubmitBatch>();
}
