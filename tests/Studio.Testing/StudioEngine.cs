using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Studio.Application.Data;
using Studio.Application.Generations;
using Studio.Application.Media;
using Studio.Application.Team;
using Studio.Domain.Catalog;
using Studio.Domain.Generations;
using Studio.Domain.Team;

namespace Studio.Testing;

/// <summary>The engine without its web host: real database, real store, real HTTP to a provider; the workers run when a test says so.</summary>
public sealed class StudioEngine : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly TestFolder? _ownFolder;
    private readonly string? _ownDatabase;

    private StudioEngine(ServiceProvider services, FakeTime time, TestFolder? ownFolder, string? ownDatabase, Member member)
    {
        _services = services;
        _ownFolder = ownFolder;
        _ownDatabase = ownDatabase;
        Time = time;
        Member = member;
    }

    /// <summary>The clock.</summary>
    public FakeTime Time { get; }

    /// <summary>An editor.</summary>
    public Member Member { get; }

    /// <summary>Starts the engine over a folder; a second engine over the same folder is a restart, or another instance on PostgreSQL.</summary>
    public static async Task<StudioEngine> StartAsync(
        Uri provider,
        string apiKey = "test-key",
        FakeTime? time = null,
        string? folder = null,
        DatabaseProvider database = DatabaseProvider.Sqlite,
        params (string Key, string Value)[] settings
    )
    {
        var ownFolder = folder is null ? new TestFolder() : null;
        folder ??= ownFolder!.Path;
        time ??= new FakeTime(Make.Now);
        var name = Path.GetFileName(folder);
        var connection =
            database == DatabaseProvider.PostgreSql
                ? await MigratedTemplate.CopyToPostgreSqlAsync(name)
                : await MakeSqliteAsync(Path.Combine(folder, "studio.db"));
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(
                new Dictionary<string, string?>
                {
                    ["Studio:DataDirectory"] = folder,
                    ["Database:Provider"] = database.ToString(),
                    ["ConnectionStrings:Studio"] = connection,
                    ["Seedance:ApiKey"] = apiKey,
                    ["Seedance:CreateTimeout"] = "00:00:02",
                }
            )
            .AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Key, (string?)s.Value)))
            .Build();
        var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<IConfiguration>(configuration)
            .AddSingleton<TimeProvider>(time)
            .AddSingleton<IHostApplicationLifetime, StartedLifetime>()
            .AddStudioData(configuration)
            .AddMedia(configuration)
            .AddGenerations(configuration)
            .AddSingleton(new ModelCatalog([Make.Profile()]))
            .AddSingleton(new ProviderEndpoint(() => provider, apiKey))
            .BuildServiceProvider();
        await services.GetRequiredService<StudioDatabase>().MigrateAsync(CancellationToken.None);
        var ownDatabase = ownFolder is not null && database == DatabaseProvider.PostgreSql ? name : null;
        return new StudioEngine(services, time, ownFolder, ownDatabase, await FindOrAddMemberAsync(services));
    }

    /// <summary>A registered class.</summary>
    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>Queues a composition and returns its generation.</summary>
    public async Task<GenerationId> SubmitAsync(Composition? composition = null, Member? member = null)
    {
        var outcome = await Get<SubmitDraft>()
            .ExecuteAsync((member ?? Member).Id, composition ?? Make.Composition(), CancellationToken.None);
        return outcome is SubmitOutcome.Queued queued
            ? queued.Generations[0]
            : throw new InvalidOperationException($"Not queued: {outcome}.");
    }

    /// <summary>Runs each worker once.</summary>
    public async Task RunOnceAsync()
    {
        await Get<SubmitWorker>().RunOnceAsync(CancellationToken.None);
        await Get<SettleWorker>().RunOnceAsync(CancellationToken.None);
        await Get<PollWorker>().RunOnceAsync(CancellationToken.None);
        await Get<ArchiveWorker>().RunOnceAsync(CancellationToken.None);
    }

    /// <summary>Runs the workers, moving the clock by a step after each round, until a generation stands somewhere.</summary>
    public async Task<Generation> RunUntilAsync(GenerationId id, GenerationStatus status, TimeSpan? step = null, int rounds = 120)
    {
        for (var round = 0; round < rounds; round++)
        {
            var generation = await FindAsync(id);
            if (generation.Status == status)
            {
                return generation;
            }
            await RunOnceAsync();
            Time.Advance(step ?? TimeSpan.FromSeconds(1));
        }
        var last = await FindAsync(id);
        throw new InvalidOperationException(
            $"Stands at {last.Status} ({last.Failure?.Reason}), not at {status}: {string.Join(", ", last.Timeline.Select(e => e.Note))}."
        );
    }

    /// <summary>A generation with its timeline.</summary>
    public async Task<Generation> FindAsync(GenerationId id)
    {
        await using var db = await Get<IDbContextFactory<StudioDbContext>>().CreateDbContextAsync();
        return await db.Generations.AsNoTracking().Include(g => g.Timeline.OrderBy(e => e.Id)).SingleAsync(g => g.Id == id);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        _ownFolder?.Dispose();
        if (_ownDatabase is not null)
        {
            await (await PostgreSql.Shared).DropDatabaseAsync(_ownDatabase);
        }
    }

    private static async Task<string> MakeSqliteAsync(string path)
    {
        var connection = $"Data Source={path};Pooling=false";
        if (!File.Exists(path))
        {
            await using var sqlite = new SqliteConnection(connection);
            await MigratedTemplate.CopyToAsync(sqlite);
        }
        return connection;
    }

    /// <summary>Adds a member.</summary>
    public Task<Member> AddMemberAsync(string name, MemberRole role = MemberRole.Editor) => AddMemberAsync(_services, name, role);

    private static async Task<Member> FindOrAddMemberAsync(ServiceProvider services)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<StudioDbContext>>().CreateDbContextAsync();
        return await db.Users.FirstOrDefaultAsync() ?? await AddMemberAsync(services, "Mei", MemberRole.Editor);
    }

    private static async Task<Member> AddMemberAsync(ServiceProvider services, string name, MemberRole role)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<StudioDbContext>>().CreateDbContextAsync();
        var email = $"{name.ToLowerInvariant()}@example.com";
        var member = new Member
        {
            Id = MemberId.New(Make.Now),
            Name = name,
            Email = email,
            UserName = email,
            Role = role,
            JoinedAt = Make.Now,
        };
        db.Add(member);
        await db.SaveChangesAsync();
        return member;
    }

    private sealed class StartedLifetime : IHostApplicationLifetime
    {
        public CancellationToken ApplicationStarted => new(canceled: true);

        public CancellationToken ApplicationStopping => CancellationToken.None;

        public CancellationToken ApplicationStopped => CancellationToken.None;

        public void StopApplication() { }
    }
}
