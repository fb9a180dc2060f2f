using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Studio.Application.Data;

namespace Studio.Testing;

/// <summary>The studio's database over SQLite in memory, brought up by its migrations; lives as long as this object.</summary>
public sealed class TestDatabase : IDbContextFactory<StudioDbContext>, IDisposable
{
    private readonly SqliteConnection _connection = new("Data Source=:memory:");
    private readonly DbContextOptions<StudioDbContext> _options;

    /// <summary>Opens and migrates it.</summary>
    public TestDatabase(params IInterceptor[] interceptors)
    {
        _connection.Open();
        _options = new DbContextOptionsBuilder<StudioDbContext>().UseSqlite(_connection).AddInterceptors(interceptors).Options;
        using var db = CreateDbContext();
        db.Database.Migrate();
    }

    /// <inheritdoc/>
    public StudioDbContext CreateDbContext() => new(_options);

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
    public void Dispose() => _connection.Dispose();
}
