using Studio.Application.Data;
using Studio.Testing;
using Studio.Tests.Sandbox;

namespace Studio.Tests.Generations;

/// <summary>The workers against the sandbox over HTTP, with a real database and a real store.</summary>
public abstract class EngineCase(DatabaseProvider database)
{
    private protected DatabaseProvider Database => database;

    private protected static readonly (string Key, string Value) NoAnimatics = ("Animatics", "false");

    private protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private protected Task<StudioEngine> StartAsync(SandboxHost sandbox, params (string Key, string Value)[] settings) =>
        StudioEngine.StartAsync(sandbox.Http.BaseAddress!, time: sandbox.Time, database: database, settings: settings);

    private protected Task<StudioEngine> StartAsync(Uri provider) => StudioEngine.StartAsync(provider, database: database);

    private protected static async Task<int> CreatesAsync(SandboxHost sandbox) =>
        (await sandbox.CreatesAsync()).GetProperty("count").GetInt32();

    private protected static IEnumerable<(string Key, string Value)> Scenario(string settings) =>
        settings.Split(';').Select(s => s.Split('=')).Select(s => ($"Scenarios:0:{s[0]}", s[1]));
}
