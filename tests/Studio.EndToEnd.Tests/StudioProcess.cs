using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Studio.Testing;

namespace Studio.EndToEnd.Tests;

/// <summary>The studio as a user runs it: a process of its own over a folder of its own, with the sandbox as provider.</summary>
public sealed class StudioProcess : IAsyncDisposable
{
    /// <summary>The administrator that the settings create.</summary>
    public const string Email = "mei@example.com";

    /// <summary>The administrator's password.</summary>
    public const string Password = "a long enough password";

    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(60);

    private readonly TestFolder _folder = new();
    private readonly StringBuilder _log = new();
    private readonly Dictionary<string, string> _settings;
    private Process? _process;

    private StudioProcess(Dictionary<string, string> settings) => _settings = settings;

    /// <summary>Where it answers.</summary>
    public Uri Address { get; private set; } = new("http://127.0.0.1:0");

    /// <summary>Everything that it has written.</summary>
    public string Log
    {
        get
        {
            lock (_log)
            {
                return _log.ToString();
            }
        }
    }

    /// <summary>Starts a studio; with an administrator unless the test is about the first visit.</summary>
    public static async Task<StudioProcess> StartAsync(bool withAdmin = true, params (string Key, string Value)[] settings)
    {
        var all = new Dictionary<string, string>
        {
            ["Sandbox:QueuedFor"] = "00:00:00.300",
            ["Sandbox:RunningFor"] = "00:00:01",
            ["Seedance:PollInterval"] = "00:00:00.300",
        };
        if (withAdmin)
        {
            all["Studio:Admin:Email"] = Email;
            all["Studio:Admin:Password"] = Password;
        }
        foreach (var (key, value) in settings)
        {
            all[key] = value;
        }
        var studio = new StudioProcess(all) { Address = new Uri($"http://127.0.0.1:{FreePort()}") };
        studio._settings["Studio:DataDirectory"] = studio._folder.Path;
        await studio.StartAsync();
        return studio;
    }

    /// <summary>Starts it, again after <see cref="Kill"/> or <see cref="StopAsync"/>, at the same address over the same folder.</summary>
    public async Task StartAsync()
    {
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "Studio.Web.dll"));
        start.ArgumentList.Add("--urls");
        start.ArgumentList.Add(Address.AbsoluteUri.TrimEnd('/'));
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        foreach (var (key, value) in _settings)
        {
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        }
        _process = Process.Start(start) ?? throw new InvalidOperationException("The studio did not start.");
        _process.OutputDataReceived += (_, line) => Write(line.Data);
        _process.ErrorDataReceived += (_, line) => Write(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        await WaitUntilReadyAsync();
    }

    /// <summary>As kill -9.</summary>
    public void Kill()
    {
        _process!.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
        _process = null;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            Kill();
        }
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task WaitUntilReadyAsync()
    {
        using var http = new HttpClient();
        var clock = Stopwatch.StartNew();
        while (clock.Elapsed < LongestStart)
        {
            if (_process!.HasExited)
            {
                throw new InvalidOperationException($"The studio stopped at its start:\n{Log}");
            }
            try
            {
                using var reply = await http.GetAsync(new Uri(Address, "/health/ready"));
                if (reply.StatusCode == HttpStatusCode.OK)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }
            await Task.Delay(100);
        }
        throw new TimeoutException($"The studio was not ready in time:\n{Log}");
    }

    private void Write(string? line)
    {
        lock (_log)
        {
            _log.AppendLine(line);
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
