namespace Studio.Web.Features.Batch;

/// <summary>Registers what the batch page needs.</summary>
public static class BatchPagesRegistration
{
    /// <summary>Adds the page's state: one of each for a reader.</summary>
    public static IServiceCollection AddBatchPages(this IServiceCollection services) =>
        services.AddScoped<KeptTable>().AddScoped<BatchDesk>().AddScoped<BatchSender>().AddScoped<BatchSentences>();
}
