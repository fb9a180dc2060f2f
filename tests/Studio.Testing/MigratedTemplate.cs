using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Studio.Application.Data;
using Studio.Application.Data.PostgreSql;

namespace Studio.Testing;

/// <summary>Databases that are migrated once a run; each test gets a copy, which takes a fraction of migrating.</summary>
internal static class MigratedTemplate
{
    private const string Name = "studio_template";

    private static readonly SemaphoreSlim Copying = new(1);
    private static readonly Lazy<Task<SqliteConnection>> Sqlite = new(MigrateSqliteAsync);
    private static readonly Lazy<Task<PostgreSql>> Server = new(MigratePostgreSqlAsync);

    /// <summary>Opens a database and fills it, unless it is there already.</summary>
    public static async Task CopyToAsync(SqliteConnection target)
    {
        var template = await Sqlite.Value;
        await target.OpenAsync();
        await Copying.WaitAsync();
        try
        {
            template.BackupDatabase(target);
        }
        finally
        {
            Copying.Release();
        }
    }

    /// <summary>Makes a database, unless it is there already, and returns its connection string.</summary>
    public static async Task<string> CopyToPostgreSqlAsync(string name)
    {
        var server = await Server.Value;
        // A template must not be in use, not even by another copy.
        await Copying.WaitAsync();
        try
        {
            await server.CreateDatabaseAsync(name, Name);
        }
        finally
        {
            Copying.Release();
        }
        return server.ConnectionString(name);
    }

    private static async Task<SqliteConnection> MigrateSqliteAsync()
    {
        var connection = new SqliteConnection("Data Source=:memory:");
        await connection.OpenAsync();
        await using var db = new StudioDbContext(new DbContextOptionsBuilder<StudioDbContext>().UseSqlite(connection).Options);
        await db.Database.MigrateAsync();
        return connection;
    }

    private static async Task<PostgreSql> MigratePostgreSqlAsync()
    {
        var server = await PostgreSql.Shared;
        var connection = new NpgsqlConnectionStringBuilder(server.ConnectionString(Name)) { Pooling = false }.ToString();
        await using var db = new PostgreSqlStudioDbContext(new DbContextOptionsBuilder<StudioDbContext>().UseNpgsql(connection).Options);
        await db.Database.MigrateAsync();
        return server;
    }
}
