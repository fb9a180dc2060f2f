using Studio.Web.Features.Campaigns;
using Studio.Web.Features.Compose.Slots;

namespace Studio.Web.Features.Compose;

/// <summary>Registers what the Compose page needs.</summary>
public static class ComposeRegistration
{
    /// <summary>Adds the page's state: one of each for a page that is open.</summary>
    public static IServiceCollection AddCompose(this IServiceCollection services) =>
        services
            .AddScoped<DraftEditor>()
            .AddScoped<DraftSender>()
            .AddScoped<ComposeFindings>()
            .AddScoped<FileCheck>()
            .AddScoped<RequestImport>()
            .AddScoped<RequestSentences>()
            .AddScoped<SlotSources>()
            .AddScoped<CampaignChoice>()
            .AddScoped<CampaignDeeds>();
}
