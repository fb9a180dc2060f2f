namespace Studio.Testing;

/// <summary>The studio as a user runs it: a process of its own over a folder of its own, with the sandbox as provider unless the settings name another.</summary>
public sealed class StudioProcess : IAsyncDisposable
{
    /// <summary>The administrator that the settings create.</summary>
    public const string Email = "mei@example.com";

    /// <summary>The administrator's password.</summary>
    public const string Password = "a long enough password";

    private readonly TestFolder? _ownFolder;

    private StudioProcess(Dictionary<string, string> settings, string? folder, string program = "Studio.Web.dll")
    {
        _ownFolder = folder is null ? new TestFolder() : null;
        settings["Studio:DataDirectory"] = folder ?? _ownFolder!.Path;
        Server = new ServerProcess(program, "/health/ready", settings);
        foreach (var (key, value) in settings.Where(s => s.Value.StartsWith("~/", StringComparison.Ordinal)).ToList())
        {
            settings[key] = new Uri(Server.Address, value[1..]).AbsoluteUri;
        }
    }

    /// <summary>The process.</summary>
    public ServerProcess Server { get; }

    /// <summary>Where it answers.</summary>
    public Uri Address => Server.Address;

    /// <summary>Everything that it has written.</summary>
    public string Log => Server.Log;

    /// <summary>Prepares a studio that isn't running yet.</summary>
    /// <param name="folder">Its data directory, which stays when it ends; null: one of its own.</param>
    /// <param name="settings">Configuration keys and values; <c>~/</c> begins an address of the studio's own.</param>
    public static StudioProcess Prepare(string? folder, IEnumerable<(string Key, string Value)> settings)
    {
        var all = new Dictionary<string, string>
        {
            ["Sandbox:QueuedFor"] = "00:00:00.300",
            ["Sandbox:RunningFor"] = "00:00:01",
            ["Seedance:PollInterval"] = "00:00:00.300",
        };
        foreach (var (key, value) in settings)
        {
            all[key] = value;
        }
        return new StudioProcess(all, folder);
    }

    /// <summary>Starts a studio; with an administrator unless the test is about the first visit.</summary>
    public static async Task<StudioProcess> StartAsync(bool withAdmin = true, params (string Key, string Value)[] settings)
    {
        (string, string)[] admin = withAdmin ? [("Studio:Admin:Email", Email), ("Studio:Admin:Password", Password)] : [];
        var studio = Prepare(folder: null, [.. admin, .. settings]);
        await studio.StartAsync();
        return studio;
    }

    /// <summary>Starts a published studio with an administrator.</summary>
    /// <param name="program">The path of its assembly.</param>
    public static async Task<StudioProcess> StartPublishedAsync(string program)
    {
        var studio = new StudioProcess(
            new() { ["Studio:Admin:Email"] = Email, ["Studio:Admin:Password"] = Password },
            folder: null,
            program
        );
        await studio.StartAsync();
        return studio;
    }

    /// <summary>Starts it, again after <see cref="Kill"/>, at the same address over the same folder.</summary>
    public Task StartAsync() => Server.StartAsync();

    /// <summary>As kill -9.</summary>
    public void Kill() => Server.Kill();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        _ownFolder?.Dispose();
    }
}
