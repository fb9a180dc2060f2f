using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Xunit;

namespace Studio.Testing;

/// <summary>A real Azurite on a free port, for as long as a test class runs. Its program is found in <c>AZURITE_BLOB</c>, on the PATH or under <c>artifacts/tools</c>.</summary>
public sealed class Azurite : IAsyncLifetime
{
    private const string Account = "devstoreaccount1";

    // The key that every Azurite has; it opens nothing else.
    private const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";
    private static readonly TimeSpan StartTime = TimeSpan.FromSeconds(60);

    private readonly string _folder = Directory.CreateTempSubdirectory("studio-azurite-").FullName;
    private Process? _process;

    /// <summary>Opens its blob service.</summary>
    public string ConnectionString { get; private set; } = "";

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        var port = LoopbackPort.Free();
        var start = new ProcessStartInfo(
            Find(),
            [
                "--silent",
                "--disableTelemetry",
                "--skipApiVersionCheck",
                "--location",
                _folder,
                "--blobHost",
                "127.0.0.1",
                "--blobPort",
                $"{port}",
            ]
        )
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        _process = Process.Start(start) ?? throw new InvalidOperationException("Azurite did not start.");
        var words = _process.StandardOutput.ReadToEndAsync();
        var complaints = _process.StandardError.ReadToEndAsync();
        using var limit = new CancellationTokenSource(StartTime);
        while (!await AnswersAsync(port))
        {
            if (_process.HasExited)
            {
                throw new InvalidOperationException($"Azurite stopped: {await words} {await complaints}");
            }
            await Task.Delay(50, limit.Token);
        }
        ConnectionString =
            $"DefaultEndpointsProtocol=http;AccountName={Account};AccountKey={Key};BlobEndpoint=http://127.0.0.1:{port}/{Account};";
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_process is { } process)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
            process.Dispose();
        }
        Directory.Delete(_folder, recursive: true);
    }

    private static async Task<bool> AnswersAsync(int port)
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static string Find()
    {
        if (Environment.GetEnvironmentVariable("AZURITE_BLOB") is { Length: > 0 } given)
        {
            return given;
        }
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).ToList();
        folders.AddRange(NpmTools.Folders().Select(f => Path.Combine(f, ".bin")));
        return folders.Select(f => Path.Combine(f, "azurite-blob")).FirstOrDefault(File.Exists)
            ?? throw new InvalidOperationException("azurite-blob is not installed; tests/run installs it, AZURITE_BLOB names another one.");
    }
}
