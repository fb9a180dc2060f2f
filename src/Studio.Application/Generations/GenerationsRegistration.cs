using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Studio.Application.History;
using Studio.Application.Media;
using Studio.Domain.Catalog;

namespace Studio.Application.Generations;

/// <summary>Registers composing, sending and the history. The host adds the <see cref="ProviderEndpoint"/>.</summary>
public static class GenerationsRegistration
{
    /// <summary>Adds the use cases, the read side and the workers.</summary>
    public static IServiceCollection AddGenerations(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<SeedanceOptions>().Bind(configuration.GetSection(SeedanceOptions.Section));
        services.AddSingleton(provider => new ModelCatalog(provider.GetRequiredService<IOptions<SeedanceOptions>>().Value.Models));
        services.AddSingleton<GenerationQueue>();
        services.AddSingleton<GenerationHistory>();
        services.AddSingleton<DemoHistory>();
        services.AddSingleton<Drafts>();
        services.AddSingleton(provider =>
            ActivatorUtilities.CreateInstance<MediaReach>(provider, MediaReach.CreateHttp(new PublicConnection().CreateHandler()))
        );
        services.AddSingleton<Admission>();
        services.AddSingleton<SubmitDraft>();
        services.AddSingleton<CancelGeneration>();
        services.AddSingleton<RetryGeneration>();
        services.AddSingleton<RequestPreview>();
        services.AddSingleton<ImportRequest>();
        services.AddSingleton<Settlement>();
        services.AddSingleton<UnknownCandidates>();
        services.AddSingleton<LinkTask>();
        services.AddSingleton<SendAgain>();
        services.AddSingleton<GiveUp>();
        services.AddSingleton<FetchVideoAgain>();
        services.AddSingleton<CallbackLinks>();
        services.AddSingleton<TakeCallback>();
        services.AddSingleton<ProviderConnection>();
        services.AddSingleton<TaskListing>();
        services.AddSingleton<FairTurns>();
        services.AddSingleton<OutgoingRequests>();
        services.AddSingleton(provider => new VideoFetch(
            VideoFetch.CreateHttp(),
            provider.GetRequiredService<IMediaStore>(),
            provider.GetRequiredService<ProviderEndpoint>()
        ));
        services.AddSingleton<SubmitWorker>();
        services.AddSingleton<PollWorker>();
        services.AddSingleton<ArchiveWorker>();
        services.AddSingleton<LeaseHandover>();
        services.AddHostedService(provider => provider.GetRequiredService<LeaseHandover>()); // before the workers: it stops after them
        services.AddSingleton<SettleWorker>();
        services.AddMetrics();
        services.AddSingleton<EngineMeter>();
        services.AddHostedService(provider => provider.GetRequiredService<SubmitWorker>());
        services.AddHostedService(provider => provider.GetRequiredService<PollWorker>());
        services.AddHostedService(provider => provider.GetRequiredService<ArchiveWorker>());
        services.AddHostedService(provider => provider.GetRequiredService<SettleWorker>());
        return services;
    }
}
