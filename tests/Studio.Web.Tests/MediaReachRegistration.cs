using Microsoft.Extensions.DependencyInjection;
using Studio.Application.Generations;
using Studio.Application.Media;

namespace Studio.Web.Tests;

/// <summary>Registers the check of the studio's reach for components whose provider is the sandbox: nothing is ever asked.</summary>
internal static class MediaReachRegistration
{
    public static IServiceCollection AddMediaReach(this IServiceCollection services) =>
        services
            .AddSingleton<HttpClient>()
            .AddSingleton<IMediaStore>(new DiskMediaStore(Path.Combine(Path.GetTempPath(), "studio-no-store")))
            .AddSingleton<StudioAddress>()
            .AddSingleton<MediaLinkKeys>()
            .AddSingleton<StudioProbe>()
            .AddSingleton<MediaReach>();
}
