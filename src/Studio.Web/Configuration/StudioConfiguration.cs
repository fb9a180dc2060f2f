using Studio.Application.Assistant;
using Studio.Application.Data;
using Studio.Application.Generations;
using Studio.Application.Media;
using Studio.Domain.Catalog;
using Studio.Sandbox;

namespace Studio.Web.Configuration;

/// <summary>Checks the whole configuration before anything is built from it.</summary>
public static class StudioConfiguration
{
    // Each section brings its own faults; a new section adds a line.
    private static readonly Func<IConfiguration, IEnumerable<string>>[] Sections =
    [
        StudioOptions.Faults,
        configuration => OptionFaults.Of<DatabaseOptions>(configuration, DatabaseOptions.Section),
        DataRegistration.DataFaults,
        configuration => Of<StorageOptions>(configuration, StorageOptions.Section, o => o.Faults()),
        configuration => Of<MediaLinkOptions>(configuration, MediaLinkOptions.Section, o => o.Faults()),
        configuration => Of<SeedanceOptions>(configuration, SeedanceOptions.Section, o => o.Faults()),
        configuration => Of<AssistantOptions>(configuration, AssistantOptions.Section, o => o.Faults()),
        configuration => OptionFaults.Of<SandboxOptions>(configuration, SandboxOptions.Section),
        TelemetryRegistration.Faults,
        ModelFaults,
    ];

    /// <summary>Every fault of every section, one sentence each, led by its key.</summary>
    public static IReadOnlyList<string> Faults(IConfiguration configuration) => [.. Sections.SelectMany(faults => faults(configuration))];

    /// <summary>Says why the studio doesn't start.</summary>
    public static void Report(IReadOnlyList<string> faults, TextWriter writer)
    {
        writer.WriteLine("The studio does not start, because its configuration has faults:");
        foreach (var fault in faults)
        {
            writer.WriteLine($"  {fault}");
        }
    }

    /// <summary>The host reads <c>appsettings.json</c> where it is started, or else beside the program.</summary>
    public static WebApplicationOptions HostOptions(string[] args) =>
        new()
        {
            Args = args,
            ContentRootPath = File.Exists("appsettings.json") ? Directory.GetCurrentDirectory() : AppContext.BaseDirectory,
        };

    // Values that can't be read come first; what they mean together is judged once they can.
    private static IEnumerable<string> Of<TOptions>(IConfiguration configuration, string key, Func<TOptions, IEnumerable<string>> faults)
        where TOptions : new()
    {
        var unreadable = OptionFaults.Of<TOptions>(configuration, key).ToList();
        return unreadable.Count > 0 ? unreadable : faults(configuration.GetSection(key).Get<TOptions>() ?? new TOptions());
    }

    private static IEnumerable<string> ModelFaults(IConfiguration configuration)
    {
        const string Key = "Seedance:Models";
        var faults = OptionFaults.OfEach<ModelProfile>(configuration, Key).ToList();
        return faults.Count > 0 ? faults : ModelProfileCheck.Faults(configuration.GetSection(Key).Get<ModelProfile[]>() ?? [], Key);
    }
}
