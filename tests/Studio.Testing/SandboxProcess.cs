using System.Net.Http.Headers;
using System.Net.Http.Json;

namespace Studio.Testing;

/// <summary>A create that the provider accepted.</summary>
/// <param name="Id">The task's id.</param>
/// <param name="Prompt">The prompt that came with it.</param>
public sealed record AcceptedCreate(string Id, string Prompt);

/// <summary>The stand-in for the provider as a process of its own, so that what it has seen outlives every crash of the studio.</summary>
public sealed class SandboxProcess : IAsyncDisposable
{
    /// <summary>The key that it takes.</summary>
    public const string ApiKey = "sandbox-test-key";

    private readonly HttpClient _http = new();

    private SandboxProcess(IReadOnlyDictionary<string, string> settings)
    {
        Server = new ServerProcess("Studio.Sandbox.dll", "/", settings);
        _http.BaseAddress = BaseUrl;
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", ApiKey);
    }

    /// <summary>The process.</summary>
    public ServerProcess Server { get; }

    /// <summary>The root of its API.</summary>
    public Uri BaseUrl => new(Server.Address, "/api/v3/");

    /// <summary>Prepares one that isn't running yet, quick and roomy unless the settings say otherwise.</summary>
    public static SandboxProcess Prepare(params (string Key, string Value)[] settings)
    {
        var all = new Dictionary<string, string>
        {
            ["Sandbox:ApiKey"] = ApiKey,
            ["Sandbox:Animatics"] = "false",
            ["Sandbox:QueuedFor"] = "00:00:00.200",
            ["Sandbox:RunningFor"] = "00:00:00.800",
            ["Sandbox:MaxRunning"] = "100000",
            ["Sandbox:MaxTasks"] = "100000",
        };
        foreach (var (key, value) in settings)
        {
            all[key] = value;
        }
        return new SandboxProcess(all);
    }

    /// <summary>Starts one.</summary>
    public static async Task<SandboxProcess> StartAsync(params (string Key, string Value)[] settings)
    {
        var sandbox = Prepare(settings);
        await sandbox.Server.StartAsync();
        return sandbox;
    }

    /// <summary>Every create that it has accepted, in order.</summary>
    public async Task<IReadOnlyList<AcceptedCreate>> ReadCreatesAsync()
    {
        var list = await _http.GetFromJsonAsync<AcceptedList>("_sandbox/creates");
        return list!.Creates;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Server.DisposeAsync();
    }

    private sealed record AcceptedList(long Count, IReadOnlyList<AcceptedCreate> Creates);
}
