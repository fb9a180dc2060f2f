using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Studio.Application.Data.PostgreSql;
using Studio.Application.Generations;
using Studio.Application.Media;
using Studio.Application.Team;

namespace Studio.Application.Data;

/// <summary>Registers the database and what is kept in it for every instance.</summary>
public static class DataRegistration
{
    private static readonly TimeSpan KeptAlive = TimeSpan.FromSeconds(30);

    /// <summary>Adds the context factory, the migrations, the feeds and the Data Protection keys. The configuration must be free of <see cref="DataFaults"/>.</summary>
    public static IServiceCollection AddStudioData(this IServiceCollection services, IConfiguration configuration)
    {
        if (Provider(configuration) == DatabaseProvider.PostgreSql)
        {
            services.AddPostgreSql(PostgreSqlConnectionString(configuration));
        }
        else
        {
            var connection = SqliteConnectionString(configuration);
            services.AddDbContextFactory<StudioDbContext>(
                (provider, options) =>
                    options.UseSqlite(connection).AddInterceptors(new SqliteBusyTimeout()).AddInterceptors(Publishers(provider))
            );
        }
        services.AddSingleton<StudioDatabase>();
        services.AddSingleton<DatabaseBackup>();
        services.AddSingleton<GenerationFeed>();
        services.AddSingleton<GenerationPublisher>();
        services.AddSingleton<MediaFeed>();
        services.AddSingleton<MediaPublisher>();
        services.AddSingleton<TeamFeed>();
        services.AddDataProtection().SetApplicationName("Seedance Studio");
        services
            .AddOptions<KeyManagementOptions>()
            .Configure<IDbContextFactory<StudioDbContext>, TimeProvider>(
                (options, contexts, time) => options.XmlRepository = new SharedKeyRepository(contexts, time)
            );
        return services;
    }

    /// <summary>The database that is configured; SQLite where the value can't be read.</summary>
    public static DatabaseProvider Provider(IConfiguration configuration) =>
        Enum.TryParse<DatabaseProvider>(configuration[$"{DatabaseOptions.Section}:Provider"], ignoreCase: true, out var provider)
            ? provider
            : DatabaseProvider.Sqlite;

    /// <summary>What is wrong with the database's configuration, led by the key; a connection string is never repeated.</summary>
    public static IEnumerable<string> DataFaults(IConfiguration configuration)
    {
        const string Key = "ConnectionStrings:Studio";
        var isPostgreSql = Provider(configuration) == DatabaseProvider.PostgreSql;
        string? fault = null;
        try
        {
            if (isPostgreSql)
            {
                var builder = new NpgsqlConnectionStringBuilder(PostgreSqlConnectionString(configuration));
                fault =
                    string.IsNullOrWhiteSpace(builder.Host) || string.IsNullOrWhiteSpace(builder.Database)
                        ? $"{Key}: needs Host and Database for PostgreSQL, such as Host=db.example.com;Database=studio;Username=studio;Password=…."
                        : null;
            }
            else
            {
                _ = SqliteConnectionString(configuration);
            }
        }
        catch (ArgumentException) when (isPostgreSql)
        {
            fault = $"{Key}: is not a connection string of PostgreSQL, such as Host=db.example.com;Database=studio;Username=studio.";
        }
        catch (ArgumentException)
        {
            fault = $"{Key}: is not a connection string of SQLite, such as Data Source=data/studio.db.";
        }
        return fault is null ? [] : [fault];
    }

    private static void AddPostgreSql(this IServiceCollection services, string connection)
    {
        services.AddSingleton(_ => NpgsqlDataSource.Create(connection));
        services.AddDbContextFactory<StudioDbContext, PostgreSqlContexts>(
            (provider, options) =>
                options
                    .UseNpgsql(provider.GetRequiredService<NpgsqlDataSource>())
                    .AddInterceptors(new SkipLockedRows())
                    .AddInterceptors(Publishers(provider))
        );
        services.AddScoped(provider => provider.GetRequiredService<IDbContextFactory<StudioDbContext>>().CreateDbContext());
        services.AddSingleton<InstanceRelay>();
        services.AddHostedService(provider => provider.GetRequiredService<InstanceRelay>());
    }

    private static IInterceptor[] Publishers(IServiceProvider provider) =>
        [provider.GetRequiredService<GenerationPublisher>(), provider.GetRequiredService<MediaPublisher>()];

    private static string SqliteConnectionString(IConfiguration configuration)
    {
        var given = configuration.GetConnectionString("Studio");
        var builder = string.IsNullOrWhiteSpace(given)
            ? new SqliteConnectionStringBuilder { DataSource = Path.Combine(DataDirectory.Of(configuration), "studio.db") }
            : new SqliteConnectionStringBuilder(given);
        builder.ForeignKeys = true;
        return builder.ToString();
    }

    private static string PostgreSqlConnectionString(IConfiguration configuration)
    {
        var builder = new NpgsqlConnectionStringBuilder(configuration.GetConnectionString("Studio"));
        if (builder.KeepAlive == 0)
        {
            // A listener only waits: without a question now and then it never learns that the server is gone.
            builder.KeepAlive = (int)KeptAlive.TotalSeconds;
        }
        builder.ApplicationName ??= "Seedance Studio";
        return builder.ToString();
    }
}
