using Studio.Application.History;

namespace Studio.Web.Features.History;

/// <summary>Registers what the pages of the history need.</summary>
public static class HistoryRegistration
{
    /// <summary>Adds the history's page state.</summary>
    public static IServiceCollection AddHistory(this IServiceCollection services) =>
        services
            .AddSingleton<GenerationHistory>()
            .AddScoped<BrowserClock>()
            .AddScoped<HistoryList>()
            .AddScoped<ItemView>()
            .AddScoped<ItemDeeds>();
}
