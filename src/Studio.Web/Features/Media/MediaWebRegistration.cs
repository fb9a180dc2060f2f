using Studio.Web.Shared;

namespace Studio.Web.Features.Media;

/// <summary>Registers what the media endpoints need beside <c>AddMedia</c> and localization.</summary>
public static class MediaWebRegistration
{
    /// <summary>Adds the sentences of refusals, the door of the media and what the log hears of lost files.</summary>
    public static IServiceCollection AddMediaEndpoints(this IServiceCollection services)
    {
        services.AddSingleton<RuleSentences>();
        services.AddSingleton<MediaEndpoints.Door>();
        services.AddSingleton<LostMedia>();
        return services;
    }
}
