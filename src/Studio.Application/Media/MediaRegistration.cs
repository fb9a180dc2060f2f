using Azure.Identity;
using Azure.Storage.Blobs;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Studio.Application.Data;

namespace Studio.Application.Media;

/// <summary>Registers what stores, takes in and gives out media.</summary>
public static class MediaRegistration
{
    /// <summary>Adds media; needs the database and the model catalog beside it.</summary>
    public static IServiceCollection AddMedia(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<StorageOptions>().Bind(configuration.GetSection(StorageOptions.Section)).ValidateOnStart();
        services.AddOptions<MediaLinkOptions>().Bind(configuration.GetSection(MediaLinkOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<StorageOptions>>(new Faults<StorageOptions>(o => o.Faults()));
        services.AddSingleton<IValidateOptions<MediaLinkOptions>>(new Faults<MediaLinkOptions>(o => o.Faults()));
        services.PostConfigure<StorageOptions>(o =>
            o.Disk.Root = Path.GetFullPath(
                o.Disk.Root is { Length: > 0 } root ? root : Path.Combine(DataDirectory.Of(configuration), "media")
            )
        );
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(Store);
        services.AddSingleton(Ffmpeg.OnPath());
        services.AddSingleton(provider => new ScratchFolder(
            Path.GetFullPath(Path.Combine(DataDirectory.Of(configuration), "tmp")),
            provider.GetRequiredService<TimeProvider>()
        ));
        services.AddSingleton<MediaIntake>();
        services.AddSingleton<MakePoster>();
        services.AddSingleton<PosterWorker>();
        services.AddHostedService(provider => provider.GetRequiredService<PosterWorker>());
        services.AddSingleton<UploadRows>();
        services.AddSingleton<Uploads>();
        services.AddSingleton<VideoFrames>();
        services.AddSingleton<GrabFrame>();
        services.AddSingleton(provider =>
            ActivatorUtilities.CreateInstance<ImportMedia>(provider, ImportMedia.CreateHttp(new PublicConnection().CreateHandler()))
        );
        services.AddSingleton<MediaLibrary>();
        services.AddSingleton<MediaEdit>();
        services.AddSingleton<RenameMedia>();
        services.AddSingleton<TagMedia>();
        services.AddSingleton<NoteRights>();
        services.AddSingleton<NoteCut>();
        services.AddSingleton<DeleteMedia>();
        services.AddSingleton<StudioAddress>();
        services.AddSingleton<MediaLinkKeys>();
        services.AddSingleton<MediaLinks>();
        services.AddSingleton<StudioProbe>();
        services.AddSingleton<StorageUsage>();
        services.AddSingleton<StorageReport>();
        services.AddSingleton<DeleteOrphans>();
        services.AddSingleton<SweepLeftovers>();
        services.AddSingleton<UploadSweepWorker>();
        services.AddHostedService(provider => provider.GetRequiredService<UploadSweepWorker>());
        return services;
    }

    private static IMediaStore Store(IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<StorageOptions>>().Value;
        if (!options.IsAzure)
        {
            return new DiskMediaStore(options.Disk.Root!);
        }
        var service = string.IsNullOrWhiteSpace(options.Azure.ConnectionString)
            ? new BlobServiceClient(new Uri(options.Azure.ServiceUri!), new DefaultAzureCredential())
            : new BlobServiceClient(options.Azure.ConnectionString);
        return new AzureMediaStore(
            service.GetBlobContainerClient(options.Azure.Container),
            service,
            services.GetRequiredService<TimeProvider>()
        );
    }

    private sealed class Faults<TOptions>(Func<TOptions, IEnumerable<string>> faults) : IValidateOptions<TOptions>
        where TOptions : class
    {
        public ValidateOptionsResult Validate(string? name, TOptions options) =>
            faults(options).ToList() is { Count: > 0 } found ? ValidateOptionsResult.Fail(found) : ValidateOptionsResult.Success;
    }
}
