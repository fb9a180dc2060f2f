using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Studio.Application.Data;
using Studio.Application.Data.PostgreSql;

namespace Studio.Testing;

/// <summary>The studio's database alone, as its migrations make it: SQLite in memory or one on the tests' PostgreSQL; lives as long as this object.</summary>
public sealed class TestDatabase : IDbContextFactory<StudioDbContext>, IDisposable
{
    private readonly DbContextOptions<StudioDbContext> _options;
    private readonly SqliteConnection? _sqlite;
    private readonly string? _postgreSql;

    /// <summary>Makes an empty one of SQLite.</summary>
    public TestDatabase(params IInterceptor[] interceptors)
        : this(DatabaseProvider.Sqlite, interceptors) { }

    /// <summary>Makes an empty one.</summary>
    public TestDatabase(DatabaseProvider provider, params IInterceptor[] interceptors)
    {
        var builder = new DbContextOptionsBuilder<StudioDbContext>().AddInterceptors(interceptors);
        if (provider == DatabaseProvider.PostgreSql)
        {
            _postgreSql = $"test-{Guid.NewGuid():N}";
            builder.UseNpgsql(Wait(() => MigratedTemplate.CopyToPostgreSqlAsync(_postgreSql)));
        }
        else
        {
            _sqlite = new SqliteConnection("Data Source=:memory:");
            Wait(() => MigratedTemplate.CopyToAsync(_sqlite));
            builder.UseSqlite(_sqlite);
        }
        _options = builder.Options;
    }

    /// <inheritdoc/>
    public StudioDbContext CreateDbContext() => _sqlite is null ? new PostgreSqlStudioDbContext(_options) : new StudioDbContext(_options);

    /// <summary>Saves entities, in order, in one commit.</summary>
    public async Task SaveAsync(params object[] entities)
    {
        await using var db = CreateDbContext();
        db.AddRange(entities);
        await db.SaveChangesAsync();
    }

    /// <summary>Changes a stored entity.</summary>
    public async Task ChangeAsync<TEntity, TId>(TId id, Action<TEntity> change)
        where TEntity : class
        where TId : struct
    {
        await using var db = CreateDbContext();
        change((await db.FindAsync<TEntity>(id))!);
        await db.SaveChangesAsync();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _sqlite?.Dispose();
        if (_postgreSql is not null)
        {
            Wait(async () => await (await PostgreSql.Shared).DropDatabaseAsync(_postgreSql));
        }
    }

    // Constructors can't wait; away from the test's own context, blocking blocks nobody else.
    private static T Wait<T>(Func<Task<T>> work) => Task.Run(work).GetAwaiter().GetResult();

    private static void Wait(Func<Task> work) => Task.Run(work).GetAwaiter().GetResult();
}
