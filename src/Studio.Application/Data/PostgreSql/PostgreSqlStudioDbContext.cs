using Microsoft.EntityFrameworkCore;

namespace Studio.Application.Data.PostgreSql;

/// <summary>The studio's database on PostgreSQL: the same model, with migrations of its own.</summary>
public sealed class PostgreSqlStudioDbContext(DbContextOptions<StudioDbContext> options) : StudioDbContext(options);

internal sealed class PostgreSqlContexts(DbContextOptions<StudioDbContext> options) : IDbContextFactory<StudioDbContext>
{
    public StudioDbContext CreateDbContext() => new PostgreSqlStudioDbContext(options);
}
