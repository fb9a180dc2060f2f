namespace Studio.Web.Features.History;

/// <summary>Registers what the pages of the history need.</summary>
public static class HistoryRegistration
{
    /// <summary>Adds the state of the history's pages.</summary>
    public static IServiceCollection AddHistory(this IServiceCollection services) =>
        services.AddScoped<BrowserClock>().AddScoped<HistoryList>().AddScoped<ItemView>().AddScoped<ItemDeeds>().AddScoped<SettleDeeds>();
}
