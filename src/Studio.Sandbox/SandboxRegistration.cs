using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Studio.Sandbox.Chat;
using Studio.Sandbox.Creating;
using Studio.Sandbox.Faults;
using Studio.Sandbox.Rendering;
using Studio.Sandbox.Tasks;

namespace Studio.Sandbox;

/// <summary>Registers the stand-in for the provider.</summary>
public static class SandboxRegistration
{
    /// <summary>Adds the sandbox with its options from a section, checked when the host starts.</summary>
    public static IServiceCollection AddSandbox(this IServiceCollection services, IConfiguration section)
    {
        services.AddOptions<SandboxOptions>().Bind(section).ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<TaskFolder>();
        services.AddSingleton<TaskBook>();
        services.AddSingleton<CreateRate>();
        services.AddSingleton<AcceptedCreates>();
        services.AddSingleton<CreateTask>();
        services.AddSingleton<MediaFetch>();
        services.AddSingleton<ScenarioScript>();
        services.AddSingleton<ReplyDrops>();
        services.AddSingleton<BearerCheck>();
        services.AddSingleton<VideoDownload>();
        services.AddSingleton<Animatic>();
        services.AddSingleton<ChatCompletion>();
        services.AddSingleton<RenderWorker>();
        services.AddSingleton<CallbackWorker>();
        services.AddHostedService(provider => provider.GetRequiredService<RenderWorker>());
        services.AddHostedService(provider => provider.GetRequiredService<CallbackWorker>());
        return services;
    }
}
