using Microsoft.Extensions.DependencyInjection;
using Studio.Application.Media;

namespace Studio.Web.Tests;

/// <summary>Registers a real store in a folder with what takes files in and cuts frames; links lead to an internet in the test's hand.</summary>
internal static class StoredMediaRegistration
{
    public static IServiceCollection AddStoredMedia(this IServiceCollection services, string folder, HttpMessageHandler internet) =>
        services
            .AddSingleton<IMediaStore>(new DiskMediaStore(folder))
            .AddSingleton(Ffmpeg.OnPath())
            .AddSingleton(provider => new ScratchFolder(Path.Combine(folder, "tmp"), provider.GetRequiredService<TimeProvider>()))
            .AddSingleton<MediaIntake>()
            .AddSingleton<VideoFrames>()
            .AddSingleton<GrabFrame>()
            .AddSingleton<NoteCut>()
            .AddSingleton(provider => ActivatorUtilities.CreateInstance<ImportMedia>(provider, new HttpClient(internet)));
}

/// <summary>An internet that answers as a test says; nobody does until then.</summary>
internal sealed class Internet : HttpMessageHandler
{
    public Func<Uri, CancellationToken, Task<HttpResponseMessage>> Answer { get; set; } =
        (_, _) => throw new HttpRequestException("Nobody answers.");

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        Answer(request.RequestUri!, cancellationToken);
}
