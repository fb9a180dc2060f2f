using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Studio.Application.Data;

/// <summary>The database as a whole: brings it up to date, and says whether it answers.</summary>
public sealed partial class StudioDatabase(IDbContextFactory<StudioDbContext> contexts, ILogger<StudioDatabase> logger)
{
    private const long MigrationLock = 7_310_229_114_528; // any number that nothing else locks

    /// <summary>Makes the database if there is none, and applies what is missing; returns how many migrations that were.</summary>
    public async Task<int> MigrateAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (!db.Database.IsSqlite())
        {
            return await ApplyAloneAsync(db, cancellationToken);
        }
        MakeFolder(db.Database.GetConnectionString()!);
        var applied = await ApplyAsync(db, cancellationToken);
        // Kept in the file: readers never wait for the writer.
        await db.Database.ExecuteSqlAsync($"PRAGMA journal_mode = WAL", cancellationToken);
        return applied;
    }

    /// <summary>Whether the database can be reached and read.</summary>
    public async Task<bool> AnswersAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Database.CanConnectAsync(cancellationToken);
    }

    // EF Core's own lock ends with each migration, so that two instances could meet between them.
    private async Task<int> ApplyAloneAsync(StudioDbContext db, CancellationToken cancellationToken)
    {
        await OpenAsync(db.Database, cancellationToken);
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_lock({MigrationLock})", cancellationToken);
        try
        {
            return await ApplyAsync(db, cancellationToken);
        }
        finally
        {
            await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_unlock({MigrationLock})", CancellationToken.None);
        }
    }

    private async Task<int> ApplyAsync(StudioDbContext db, CancellationToken cancellationToken)
    {
        var missing = (await db.Database.GetPendingMigrationsAsync(cancellationToken)).ToList();
        if (missing.Count > 0)
        {
            await db.Database.MigrateAsync(cancellationToken);
            Migrated(missing.Count, missing[^1]);
        }
        return missing.Count;
    }

    private static async Task OpenAsync(DatabaseFacade database, CancellationToken cancellationToken)
    {
        try
        {
            // Not through EF Core's retries, which wrap what the server says.
            await database.GetDbConnection().OpenAsync(cancellationToken);
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.InvalidCatalogName)
        {
            await CreateAsync(database.GetService<IRelationalDatabaseCreator>(), cancellationToken);
            await database.OpenConnectionAsync(cancellationToken);
        }
    }

    private static async Task CreateAsync(IRelationalDatabaseCreator creator, CancellationToken cancellationToken)
    {
        try
        {
            await creator.CreateAsync(cancellationToken);
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.DuplicateDatabase)
        {
            // Another instance was quicker.
        }
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
