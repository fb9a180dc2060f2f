using System.Data.Common;
using Studio.Application.Data;
using Studio.Application.Generations;
using Studio.Application.Media;
using Studio.Application.Team;
using Studio.Web.Configuration;

namespace Studio.Web.Verbs;

/// <summary>The studio without its server and its workers, for as long as a verb takes.</summary>
internal static class VerbHost
{
    private const int Failed = 1;

    /// <summary>Runs a verb over the configured database and store; faults are said in one sentence.</summary>
    public static async Task<int> RunAsync(string[] settings, TextWriter error, Func<IServiceProvider, Task<int>> verb)
    {
        var builder = WebApplication.CreateBuilder(StudioConfiguration.HostOptions(settings));
        if (StudioConfiguration.Faults(builder.Configuration) is { Count: > 0 } faults)
        {
            StudioConfiguration.Report(faults, error);
            return Failed;
        }
        if (!builder.Environment.IsDevelopment())
        {
            builder.WebHost.UseStaticWebAssets(); // the sample clips
        }
        builder.Logging.ClearProviders(); // a verb says itself what it did
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddStudioData(builder.Configuration);
        builder.Services.AddStudioTeam();
        builder.Services.AddMedia(builder.Configuration);
        builder.Services.AddGenerations(builder.Configuration);
        builder.Services.AddProvider(builder.Configuration);
        await using var app = builder.Build();
        try
        {
            return await verb(app.Services);
        }
        catch (DbException exception)
        {
            await error.WriteLineAsync($"The database does not answer as it should: {exception.Message}");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            await error.WriteLineAsync(exception.Message);
        }
        return Failed;
    }
}
