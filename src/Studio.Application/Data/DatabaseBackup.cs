using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Studio.Application.Data;

/// <summary>What came of a backup.</summary>
public abstract record BackupOutcome
{
    /// <summary>The copy is whole and checked.</summary>
    /// <param name="Length">Bytes.</param>
    public sealed record Written(long Length) : BackupOutcome;

    /// <summary>A file has that name; it was left alone.</summary>
    public sealed record AlreadyThere : BackupOutcome;

    /// <summary>There is no database to copy yet.</summary>
    public sealed record NothingThere : BackupOutcome;

    /// <summary>The database is a server's, which has tools of its own.</summary>
    public sealed record IsOnServer : BackupOutcome;

    /// <summary>The copy did not stand SQLite's own check, and was thrown away.</summary>
    /// <param name="Finding">What SQLite said.</param>
    public sealed record Broken(string Finding) : BackupOutcome;
}

/// <summary>Copies the SQLite database while the studio goes on: one moment of it, whole.</summary>
public sealed class DatabaseBackup(IDbContextFactory<StudioDbContext> contexts)
{
    /// <summary>Writes the copy, readable by its owner alone, for it holds everybody's password hashes. A file that is there already is never overwritten.</summary>
    /// <exception cref="IOException">The folder can't be written.</exception>
    public async Task<BackupOutcome> ExecuteAsync(string path, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (!db.Database.IsSqlite())
        {
            return new BackupOutcome.IsOnServer();
        }
        var source = new SqliteConnectionStringBuilder(db.Database.GetConnectionString())
        {
            Mode = SqliteOpenMode.ReadWrite,
            Pooling = false,
        };
        if (!File.Exists(source.DataSource))
        {
            return new BackupOutcome.NothingThere();
        }
        if (File.Exists(path))
        {
            return new BackupOutcome.AlreadyThere();
        }

        var partial = $"{path}.partial";
        await using (new FileStream(partial, OwnerOnly)) { }
        if (await CopyAsync(source.ToString(), partial, cancellationToken) is { } finding)
        {
            File.Delete(partial);
            return new BackupOutcome.Broken(finding);
        }
        File.Move(partial, path, overwrite: false);
        return new BackupOutcome.Written(new FileInfo(path).Length);
    }

    private static FileStreamOptions OwnerOnly
    {
        get
        {
            var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }
            return options;
        }
    }

    // Null when the copy is sound.
    private static async Task<string?> CopyAsync(string source, string path, CancellationToken cancellationToken)
    {
        await using var from = new SqliteConnection(source);
        await using var to = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        await from.OpenAsync(cancellationToken);
        await to.OpenAsync(cancellationToken);
        from.BackupDatabase(to);
        await AskAsync("PRAGMA journal_mode = DELETE"); // one file, nothing beside it
        var finding = await AskAsync("PRAGMA integrity_check");
        return finding == "ok" ? null : finding;

        async Task<string?> AskAsync(string pragma)
        {
            await using var command = to.CreateCommand();
            command.CommandText = pragma;
            return (string?)await command.ExecuteScalarAsync(cancellationToken);
        }
    }
}
