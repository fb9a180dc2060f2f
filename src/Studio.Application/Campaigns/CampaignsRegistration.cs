using Microsoft.Extensions.DependencyInjection;

namespace Studio.Application.Campaigns;

/// <summary>Registers the campaigns.</summary>
public static class CampaignsRegistration
{
    /// <summary>Adds the read side and the use cases.</summary>
    public static IServiceCollection AddCampaigns(this IServiceCollection services) =>
        services
            .AddSingleton<CampaignList>()
            .AddSingleton<CampaignWriter>()
            .AddSingleton<StartCampaign>()
            .AddSingleton<DescribeCampaign>()
            .AddSingleton<DownloadNames>();
}
