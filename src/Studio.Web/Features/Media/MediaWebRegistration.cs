using Studio.Web.Shared;

namespace Studio.Web.Features.Media;

/// <summary>Registers what the media endpoints need beside <c>AddMedia</c> and localization.</summary>
public static class MediaWebRegistration
{
    /// <summary>Adds the sentences of refusals and the door of the media.</summary>
    public static IServiceCollection AddMediaEndpoints(this IServiceCollection services)
    {
        services.AddSingleton<RuleSentences>();
        services.AddSingleton<MediaEndpoints.Door>();
        return services;
    }
}
