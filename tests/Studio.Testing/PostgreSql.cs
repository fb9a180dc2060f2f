using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Studio.Testing;

/// <summary>A throw-away PostgreSQL server of this process on a free port; it ends with the process, whatever way that goes.</summary>
public sealed class PostgreSql : IAsyncDisposable
{
    private const string User = "studio";

    private static readonly Lazy<Task<PostgreSql>> SharedServer = new(async () =>
    {
        var server = await StartAsync();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => server.DisposeAsync().AsTask().Wait(TimeSpan.FromSeconds(10));
        return server;
    });

    private readonly string _folder;
    private readonly int _port;
    private Process? _process;

    private PostgreSql(string folder, int port)
    {
        _folder = folder;
        _port = port;
    }

    /// <summary>The server that all tests share, each in databases of its own.</summary>
    public static Task<PostgreSql> Shared => SharedServer.Value;

    /// <summary>Starts a server that the test may stop.</summary>
    public static async Task<PostgreSql> StartAsync()
    {
        var folder = Directory.CreateTempSubdirectory("studio-pg-").FullName;
        if (Environment.IsPrivilegedProcess)
        {
            await RunAsync("chown", "postgres", folder); // the server refuses to run as root
        }
        var server = new PostgreSql(folder, LoopbackPort.Free());
        await RunAsync(
            AsOwner($"{Binary("initdb")} -D {folder}/data -U {User} -A trust -E UTF8 --locale=C.UTF-8 --no-sync --no-instructions")
        );
        await server.ResumeAsync();
        return server;
    }

    /// <summary>The connection string of a database.</summary>
    public string ConnectionString(string database) =>
        new NpgsqlConnectionStringBuilder
        {
            Host = "127.0.0.1",
            Port = _port,
            Username = User,
            Database = database,
            MaxPoolSize = 20,
            IncludeErrorDetail = true,
        }.ToString();

    /// <summary>Makes a database as a copy of another; false where it is there already.</summary>
    public async Task<bool> CreateDatabaseAsync(string name, string template = "template0")
    {
        try
        {
            await ExecuteAsync($"CREATE DATABASE \"{name}\" TEMPLATE \"{template}\"");
            return true;
        }
        catch (PostgresException exists) when (exists.SqlState == PostgresErrorCodes.DuplicateDatabase)
        {
            return false;
        }
    }

    /// <summary>Drops a database, whoever is connected to it.</summary>
    public Task DropDatabaseAsync(string name) => ExecuteAsync($"DROP DATABASE IF EXISTS \"{name}\" WITH (FORCE)");

    /// <summary>Stops the server as its machine's failure would; its data stays.</summary>
    public async Task StopAsync()
    {
        if (_process is { } process)
        {
            _process = null;
            process.StandardInput.Close();
            await process.WaitForExitAsync();
            process.Dispose();
        }
    }

    /// <summary>Starts it again, over the same data at the same port.</summary>
    public async Task ResumeAsync()
    {
        // The shell waits for its input to end, which it does when this process is gone or stops the server.
        var server =
            $"{Binary("postgres")} -D {_folder}/data -p {_port} -k {_folder} -c listen_addresses=127.0.0.1 -c max_connections=300 "
            + "-c fsync=off -c full_page_writes=off -c autovacuum=off";
        var start = AsOwner($"{server} >>{_folder}/log 2>&1 & read -r end; kill -QUIT $!; wait $!");
        start.RedirectStandardInput = true;
        _process = Process.Start(start)!;
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                await ExecuteAsync("SELECT 1");
                return;
            }
            catch (NpgsqlException) when (attempt < 300)
            {
                await Task.Delay(50);
            }
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task ExecuteAsync(string sql)
    {
        var connection = new NpgsqlConnectionStringBuilder(ConnectionString("postgres")) { Pooling = false };
        await using var database = NpgsqlDataSource.Create(connection);
        await using var command = database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private static ProcessStartInfo AsOwner(string script) =>
        Environment.IsPrivilegedProcess
            ? new ProcessStartInfo("setpriv", ["--reuid=postgres", "--regid=postgres", "--clear-groups", "sh", "-c", script])
            : new ProcessStartInfo("sh", ["-c", script]);

    private static string Binary(string name)
    {
        // Debian keeps each version in a folder of its own, outside the path.
        const string Versions = "/usr/lib/postgresql";
        var newest = Directory.Exists(Versions) ? Directory.GetDirectories(Versions).Order(StringComparer.Ordinal).LastOrDefault() : null;
        return newest is null ? name : Path.Combine(newest, "bin", name);
    }

    private static Task RunAsync(string program, params string[] arguments) => RunAsync(new ProcessStartInfo(program, arguments));

    private static async Task RunAsync(ProcessStartInfo start)
    {
        start.RedirectStandardError = true;
        start.RedirectStandardOutput = true;
        start.WorkingDirectory = "/";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{start.FileName} failed: {error}{await output}");
        }
    }
}
