using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Studio.Application.Data;

namespace Studio.Application.Assistant;

/// <summary>Registers the prompt assistant.</summary>
public static class AssistantRegistration
{
    /// <summary>Adds the assistant, which is off without <c>Assistant:BaseUrl</c>.</summary>
    public static IServiceCollection AddAssistant(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<AssistantOptions>().Bind(configuration.GetSection(AssistantOptions.Section));
        return services.AddSingleton(provider => new PromptAssistant(
            PromptAssistant.CreateHttp(),
            provider.GetRequiredService<IOptions<AssistantOptions>>(),
            provider.GetRequiredService<IDbContextFactory<StudioDbContext>>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<PromptAssistant>>()
        ));
    }
}
