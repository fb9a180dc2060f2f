using System.Diagnostics;
using System.Text;

namespace Studio.Testing;

/// <summary>A server of ours as a process of its own at a fixed address; it can be killed and started again, and what it writes is kept.</summary>
/// <param name="program">The file name of its assembly, in the tests' output folder, or its path.</param>
/// <param name="readyPath">Answers once the server is ready, whatever it says unless it is 503.</param>
/// <param name="settings">Configuration keys and values.</param>
public sealed class ServerProcess(string program, string readyPath, IReadOnlyDictionary<string, string> settings) : IAsyncDisposable
{
    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(60);

    private readonly StringBuilder _log = new();
    private Process? _process;

    /// <summary>Where it answers.</summary>
    public Uri Address { get; } = new($"http://127.0.0.1:{LoopbackPort.Free()}");

    /// <summary>Everything that it has written, over all its starts.</summary>
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

    /// <summary>Processor time that it has used since its last start.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process!.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>The most memory that it has had since its last start, in bytes.</summary>
    public long PeakMemory
    {
        get
        {
            _process!.Refresh();
            return _process.PeakWorkingSet64;
        }
    }

    /// <summary>Starts it, again after <see cref="Kill"/> or <see cref="StopAsync"/>, and waits until it is ready.</summary>
    public async Task StartAsync()
    {
        Launch();
        await WaitUntilReadyAsync();
    }

    /// <summary>Starts it and waits for nothing.</summary>
    public void Launch()
    {
        var start = new ProcessStartInfo(
            "dotnet",
            [Path.Combine(AppContext.BaseDirectory, program), "--urls", Address.GetLeftPart(UriPartial.Authority)]
        )
        {
            WorkingDirectory = Path.GetDirectoryName(program) is { Length: > 0 } folder ? folder : Repository.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        foreach (var (key, value) in settings)
        {
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        }
        _process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        _process.OutputDataReceived += (_, line) => Write(line.Data);
        _process.ErrorDataReceived += (_, line) => Write(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>Waits until it answers.</summary>
    public async Task WaitUntilReadyAsync()
    {
        using var http = new HttpClient();
        var clock = Stopwatch.StartNew();
        while (clock.Elapsed < LongestStart)
        {
            if (_process!.HasExited)
            {
                throw new InvalidOperationException($"{program} stopped at its start:\n{Log}");
            }
            try
            {
                using var reply = await http.GetAsync(new Uri(Address, readyPath));
                if (reply.StatusCode != System.Net.HttpStatusCode.ServiceUnavailable)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }
            await Task.Delay(50);
        }
        throw new TimeoutException($"{program} was not ready in time:\n{Log}");
    }

    /// <summary>As kill -9; nothing happens where it doesn't run.</summary>
    public void Kill()
    {
        if (_process is { } process)
        {
            _process = null;
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
            process.Dispose();
        }
    }

    /// <summary>Asks it to stop, as SIGTERM does, and waits until it has.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> StopAsync(CancellationToken cancellationToken)
    {
        using var process = _process ?? throw new InvalidOperationException($"{program} does not run.");
        using (var signal = Process.Start("sh", ["-c", $"kill -TERM {process.Id}"]))
        {
            await signal.WaitForExitAsync(cancellationToken);
        }
        await process.WaitForExitAsync(cancellationToken);
        _process = null;
        return process.ExitCode;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        Kill();
        return ValueTask.CompletedTask;
    }

    private void Write(string? line)
    {
        lock (_log)
        {
            _log.AppendLine(line);
        }
    }
}
