using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Studio.Application.Data;

/// <summary>The database as a whole: brings it up to date, and says whether it answers.</summary>
public sealed partial class StudioDatabase(IDbContextFactory<StudioDbContext> contexts, ILogger<StudioDatabase> logger)
{
    /// <summary>Makes the database if there is none, and applies what is missing; returns how many migrations that were.</summary>
    public async Task<int> MigrateAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (db.Database.IsSqlite())
        {
            MakeFolder(db.Database.GetConnectionString()!);
        }
        var missing = (await db.Database.GetPendingMigrationsAsync(cancellationToken)).ToList();
        if (missing.Count > 0)
        {
            await db.Database.MigrateAsync(cancellationToken);
            Migrated(missing.Count, missing[^1]);
        }
        if (db.Database.IsSqlite())
        {
            // Kept in the file: readers never wait for the writer.
            await db.Database.ExecuteSqlAsync($"PRAGMA journal_mode = WAL", cancellationToken);
        }
        return missing.Count;
    }

    /// <summary>Whether the database can be reached and read.</summary>
    public async Task<bool> AnswersAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Database.CanConnectAsync(cancellationToken);
    }

    private static void MakeFolder(string connectionString)
    {
        if (Path.GetDirectoryName(new SqliteConnectionStringBuilder(connectionString).DataSource) is { Length: > 0 } folder)
        {
            Directory.CreateDirectory(folder);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Applied {Count} migrations to the database; the last is {Last}.")]
    private partial void Migrated(int count, string last);
}
