using System.Threading.Channels;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Npgsql;
using Studio.Application.Data;
using Studio.Application.Data.PostgreSql;
using Studio.Application.Generations;
using Studio.Application.Team;
using Studio.Domain.Generations;
using Studio.Domain.Team;
using Studio.Testing;
using Studio.Tests.Sandbox;

namespace Studio.Tests.Data;

/// <summary>What only a database that instances share can do: tell them of each other's changes, and go away.</summary>
public sealed class PostgreSqlTests
{
    private static readonly Uri Nowhere = new("http://127.0.0.1:9/api/v3");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_change_here_is_heard_there_once_and_not_again_here()
    {
        using var folder = new TestFolder();
        await using var here = await ListenAsync(folder);
        await using var there = await ListenAsync(folder, here.Time);
        var heardHere = Hear(here);
        var heardThere = Hear(there);

        var first = await here.SubmitAsync();
        var answer = await there.SubmitAsync();
        var heard = new[] { await heardThere.ReadAsync(Stop), await heardThere.ReadAsync(Stop) };
        await WaitForAsync(heardHere, answer);

        // Both ways went through the server in order: an echo would have come before the answer.
        Assert.Equal(
            new[] { (first, true), (answer, false) }.OrderBy(h => h.Item1.Value),
            heard.Select(h => (h.Id, h.IsFromElsewhere)).OrderBy(h => h.Id.Value)
        );
        Assert.All(heard, h => Assert.Equal(GenerationStatus.Queued, h.Status));
        Assert.False(heardHere.TryRead(out _));
    }

    [Fact]
    public async Task A_change_of_the_team_is_heard_there()
    {
        using var folder = new TestFolder();
        await using var here = await ListenAsync(folder);
        await using var there = await ListenAsync(folder, here.Time);
        var heard = Channel.CreateUnbounded<TeamChange>();
        using var subscription = there.Get<TeamFeed>().Subscribe(change => heard.Writer.TryWrite(change));

        here.Get<TeamFeed>().Publish(new TeamChange(here.Member.Id));
        here.Get<TeamFeed>().Publish(new TeamChange(null));

        Assert.Equal(here.Member.Id, (await heard.Reader.ReadAsync(Stop)).MemberId);
        Assert.Null((await heard.Reader.ReadAsync(Stop)).MemberId);
    }

    [Fact]
    public async Task What_changed_while_nothing_could_be_heard_is_told_afterwards()
    {
        using var folder = new TestFolder();
        await using var deaf = await ListenAsync(folder);
        await using var other = await StudioEngine.StartAsync(
            Nowhere,
            time: deaf.Time,
            folder: folder.Path,
            database: DatabaseProvider.PostgreSql
        );
        var heard = Hear(deaf);
        var missed = await other.SubmitAsync(); // it doesn't relay

        await using (var db = await other.Get<IDbContextFactory<StudioDbContext>>().CreateDbContextAsync(Stop))
        {
            await db.Database.ExecuteSqlAsync(
                $"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN%'",
                Stop
            );
        }

        await WaitForAsync(heard, missed);
    }

    [Fact]
    public async Task Workers_go_on_by_themselves_after_the_database_was_away()
    {
        await using var server = await PostgreSql.StartAsync();
        await using var sandbox = await SandboxHost.StartAsync();
        await using var engine = await StudioEngine.StartAsync(
            sandbox.Http.BaseAddress!,
            time: sandbox.Time,
            database: DatabaseProvider.PostgreSql,
            settings: ("ConnectionStrings:Studio", server.ConnectionString("away"))
        );
        var id = await engine.SubmitAsync();
        await engine.RunUntilAsync(id, GenerationStatus.Submitted);

        await server.StopAsync();
        Assert.False(await engine.Get<StudioDatabase>().AnswersAsync(Stop));
        await Assert.ThrowsAnyAsync<Exception>(() => engine.FindAsync(id));
        await server.ResumeAsync();
        await Eventually(() => engine.Get<StudioDatabase>().AnswersAsync(Stop));

        await engine.RunUntilAsync(id, GenerationStatus.Succeeded);
        Assert.Equal(1, (await sandbox.CreatesAsync()).GetProperty("count").GetInt32());
    }

    [Fact]
    public async Task A_listener_hears_again_after_the_database_was_away()
    {
        await using var server = await PostgreSql.StartAsync();
        using var folder = new TestFolder();
        var setting = ("ConnectionStrings:Studio", server.ConnectionString("away"));
        await using var here = await ListenAsync(folder, settings: setting);
        await using var there = await ListenAsync(folder, here.Time, setting);
        var heard = Hear(there);

        await server.StopAsync();
        await server.ResumeAsync();
        await Eventually(() => here.Get<StudioDatabase>().AnswersAsync(Stop));
        var id = await Retried(() => here.SubmitAsync());

        await WaitForAsync(heard, id); // by a notification, or by catching up
    }

    [Fact]
    public async Task What_one_instance_protects_another_reads()
    {
        using var folder = new TestFolder();
        await using var one = await StudioEngine.StartAsync(Nowhere, folder: folder.Path, database: DatabaseProvider.PostgreSql);
        await using var two = await StudioEngine.StartAsync(Nowhere, folder: folder.Path, database: DatabaseProvider.PostgreSql);

        var cookie = one.Get<IDataProtectionProvider>().CreateProtector("cookie").Protect("Mei");

        Assert.Equal("Mei", two.Get<IDataProtectionProvider>().CreateProtector("cookie").Unprotect(cookie));
    }

    [Fact]
    public async Task Instances_that_start_at_the_same_time_migrate_an_empty_server_once()
    {
        await using var server = await PostgreSql.StartAsync();
        var setting = ("ConnectionStrings:Studio", server.ConnectionString("fresh"));
        await server.CreateDatabaseAsync("fresh");

        var engines = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(_ => StudioEngine.StartAsync(Nowhere, database: DatabaseProvider.PostgreSql, settings: setting))
        );

        foreach (var engine in engines)
        {
            await using var db = await engine.Get<IDbContextFactory<StudioDbContext>>().CreateDbContextAsync(Stop);
            Assert.Empty(await db.Database.GetPendingMigrationsAsync(Stop));
            await engine.DisposeAsync();
        }
    }

    [Theory]
    [InlineData("Sqlite")]
    [InlineData("PostgreSql")]
    public async Task The_migrations_of_a_database_make_the_model_that_the_code_has(string provider)
    {
        using var database = new TestDatabase(Enum.Parse<DatabaseProvider>(provider));
        await using var db = database.CreateDbContext();

        Assert.False(db.Database.HasPendingModelChanges());
        Assert.Empty(await db.Database.GetPendingMigrationsAsync(Stop));
    }

    [Theory]
    [InlineData("Host=", "needs Host and Database")]
    [InlineData("Host=db;Password=secret", "needs Host and Database")]
    [InlineData("Data Source=studio.db;Password=secret", "is not a connection string of PostgreSQL")]
    [InlineData("", "needs Host and Database")]
    public void A_connection_string_of_something_else_is_named_and_not_repeated(string connection, string fault)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(
                new Dictionary<string, string?> { ["Database:Provider"] = "PostgreSql", ["ConnectionStrings:Studio"] = connection }
            )
            .Build();

        var found = Assert.Single(DataRegistration.DataFaults(configuration));

        Assert.StartsWith($"ConnectionStrings:Studio: {fault}", found, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", found, StringComparison.Ordinal);
    }

    private static async Task<StudioEngine> ListenAsync(TestFolder folder, FakeTime? time = null, params (string, string)[] settings)
    {
        var engine = await StudioEngine.StartAsync(
            Nowhere,
            time: time,
            folder: folder.Path,
            database: DatabaseProvider.PostgreSql,
            settings: settings
        );
        await engine.Get<InstanceRelay>().StartAsync(Stop);
        await engine.Get<InstanceRelay>().Listening;
        return engine;
    }

    private static ChannelReader<GenerationChange> Hear(StudioEngine engine)
    {
        var heard = Channel.CreateUnbounded<GenerationChange>();
        engine.Get<GenerationFeed>().Subscribe(change => heard.Writer.TryWrite(change));
        return heard.Reader;
    }

    private static async Task WaitForAsync(ChannelReader<GenerationChange> heard, GenerationId id)
    {
        while ((await heard.ReadAsync(Stop)).Id != id) { }
    }

    // A pooled connection learns that its server is gone when it is used.
    private static async Task<T> Retried<T>(Func<Task<T>> act)
    {
        while (true)
        {
            try
            {
                return await act();
            }
            catch (Exception exception) when (exception.GetBaseException() is NpgsqlException or IOException)
            {
                Stop.ThrowIfCancellationRequested();
            }
        }
    }

    private static async Task Eventually(Func<Task<bool>> condition)
    {
        while (!await condition())
        {
            Stop.ThrowIfCancellationRequested();
        }
    }
}
