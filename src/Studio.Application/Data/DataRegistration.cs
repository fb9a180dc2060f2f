using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Studio.Application.Generations;

namespace Studio.Application.Data;

/// <summary>Registers the database and what is kept in it for every instance.</summary>
public static class DataRegistration
{
    /// <summary>Adds the context factory, the migrations and the Data Protection keys. The configuration must be free of <see cref="DataFaults"/>.</summary>
    public static IServiceCollection AddStudioData(this IServiceCollection services, IConfiguration configuration)
    {
        var connection = SqliteConnectionString(configuration);
        services.AddDbContextFactory<StudioDbContext>(
            (provider, options) =>
                options.UseSqlite(connection).AddInterceptors(new SqliteBusyTimeout(), provider.GetRequiredService<GenerationPublisher>())
        );
        services.AddSingleton<StudioDatabase>();
        services.AddSingleton<GenerationFeed>();
        services.AddSingleton<GenerationPublisher>();
        services.AddDataProtection().SetApplicationName("Seedance Studio");
        services
            .AddOptions<KeyManagementOptions>()
            .Configure<IDbContextFactory<StudioDbContext>, TimeProvider>(
                (options, contexts, time) => options.XmlRepository = new SharedKeyRepository(contexts, time)
            );
        return services;
    }

    /// <summary>What is wrong with the database's configuration, led by the key; a connection string is never repeated.</summary>
    public static IEnumerable<string> DataFaults(IConfiguration configuration)
    {
        string? fault = null;
        try
        {
            _ = SqliteConnectionString(configuration);
        }
        catch (ArgumentException)
        {
            fault = "ConnectionStrings:Studio: is not a connection string of SQLite, such as Data Source=data/studio.db.";
        }
        return fault is null ? [] : [fault];
    }

    private static string SqliteConnectionString(IConfiguration configuration)
    {
        var given = configuration.GetConnectionString("Studio");
        var builder = string.IsNullOrWhiteSpace(given)
            ? new SqliteConnectionStringBuilder { DataSource = Path.Combine(DataDirectory.Of(configuration), "studio.db") }
            : new SqliteConnectionStringBuilder(given);
        builder.ForeignKeys = true;
        return builder.ToString();
    }
}
