using Microsoft.Extensions.Options;
using Studio.Application.Data;
using Studio.Application.Generations;
using Studio.Application.Media;
using Studio.Sandbox;

namespace Studio.Web.Configuration;

/// <summary>Chooses who answers as the provider: the configured one, or the sandbox while there is no key.</summary>
public static class ProviderRegistration
{
    private const string SandboxPath = "sandbox/api/v3";

    /// <summary>Adds the provider's endpoint, and the sandbox if it stands in.</summary>
    public static IServiceCollection AddProvider(this IServiceCollection services, IConfiguration configuration)
    {
        var seedance = Seedance(configuration);
        if (!seedance.IsSandbox)
        {
            return services.AddSingleton(new ProviderEndpoint(() => seedance.BaseUrl, seedance.ApiKey));
        }
        var section = configuration.GetSection(SandboxOptions.Section);
        services.AddSandbox(section);
        services.Configure<SandboxOptions>(options =>
            options.WorkDirectory =
                options.WorkDirectory.Length > 0 ? options.WorkDirectory : Path.Combine(DataDirectory.Of(configuration), "sandbox")
        );
        return services.AddSingleton(provider => new ProviderEndpoint(
            () => new Uri(provider.GetRequiredService<StudioAddress>().Own, SandboxPath),
            provider.GetRequiredService<IOptions<SandboxOptions>>().Value.ApiKey
        ));
    }

    /// <summary>Maps the sandbox; never while a key is set.</summary>
    public static void MapProvider(this WebApplication app)
    {
        if (Seedance(app.Configuration).IsSandbox)
        {
            app.MapSandbox("/" + SandboxPath);
        }
    }

    private static SeedanceOptions Seedance(IConfiguration configuration) =>
        configuration.GetSection(SeedanceOptions.Section).Get<SeedanceOptions>() ?? new SeedanceOptions();
}
