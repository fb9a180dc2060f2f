using Microsoft.EntityFrameworkCore;
using Studio.Application.Data;
using Studio.Application.Generations;
using Studio.Domain.Generations;
using Studio.Testing;

namespace Studio.Tests.Data;

/// <summary>The queue over SQLite.</summary>
public sealed class SqliteQueueTests() : QueueTests(DatabaseProvider.Sqlite);

/// <summary>The queue over PostgreSQL.</summary>
public sealed class PostgreSqlQueueTests() : QueueTests(DatabaseProvider.PostgreSql);

/// <summary>Rows as a queue, on both databases.</summary>
public abstract class QueueTests(DatabaseProvider database)
{
    private static readonly Uri Nowhere = new("http://127.0.0.1:9/api/v3");
    private static readonly GenerationStatus[] Queued = [GenerationStatus.Queued];
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_instances_that_claim_at_the_same_time_never_get_the_same_row_and_get_them_all()
    {
        using var folder = new TestFolder();
        await using var one = await StartAsync(folder);
        await using var two = await StartAsync(folder, one.Time);
        var all = new List<GenerationId>();
        for (var i = 0; i < 60; i++)
        {
            all.Add(await one.SubmitAsync());
        }

        var claims = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => ClaimAsync(i % 2 == 0 ? one : two, 5)));
        var rest = await ClaimAsync(one, 60);

        var claimed = claims.SelectMany(c => c).Concat(rest).Select(c => c.Id).ToList();
        Assert.Equal(all.Order(Comparer<GenerationId>.Create((a, b) => a.Value.CompareTo(b.Value))), claimed.OrderBy(id => id.Value));
    }

    [Fact]
    public async Task The_oldest_due_comes_first_and_what_is_not_due_waits()
    {
        await using var engine = await StartAsync();
        var first = await engine.SubmitAsync();
        engine.Time.Advance(TimeSpan.FromSeconds(1));
        var second = await engine.SubmitAsync();
        var later = Assert.Single(await ClaimAsync(engine, 1));
        await engine.Get<GenerationQueue>().ActAsync(later, g => g.LookAgain(engine.Time.GetUtcNow().AddMinutes(1)), Stop);

        Assert.Equal(first, later.Id);
        Assert.Equal([second], (await ClaimAsync(engine, 5)).Select(c => c.Id));
    }

    [Fact]
    public async Task A_claim_that_lapsed_is_somebody_elses_and_its_result_is_not_written()
    {
        await using var engine = await StartAsync();
        await engine.SubmitAsync();
        var queue = engine.Get<GenerationQueue>();
        var lost = Assert.Single(await ClaimAsync(engine, 1));
        engine.Time.Advance(Lease + TimeSpan.FromSeconds(1));
        var held = Assert.Single(await ClaimAsync(engine, 1));

        Assert.Equal(lost.Id, held.Id);
        Assert.False(await queue.ActAsync(lost, g => g.Cancel(engine.Time.GetUtcNow(), null), Stop));
        Assert.True(await queue.ActAsync(held, g => g.Cancel(engine.Time.GetUtcNow(), null), Stop));
    }

    [Fact]
    public async Task What_another_holds_does_not_hide_what_is_due_before()
    {
        await using var engine = await StartAsync();
        await engine.SubmitAsync();
        await ClaimAsync(engine, 1);
        Assert.Equal(engine.Time.GetUtcNow() + Lease, await engine.Get<GenerationQueue>().NextDueAsync(Queued, Stop));

        engine.Time.Advance(TimeSpan.FromSeconds(10));
        await engine.SubmitAsync();

        Assert.Equal(engine.Time.GetUtcNow(), await engine.Get<GenerationQueue>().NextDueAsync(Queued, Stop));
        Assert.Null(await engine.Get<GenerationQueue>().NextDueAsync([GenerationStatus.Running], Stop));
    }

    [Fact]
    public async Task An_instance_that_stops_hands_its_own_claims_back_but_not_what_is_being_sent()
    {
        using var folder = new TestFolder();
        await using var stopping = await StartAsync(folder);
        await using var staying = await StartAsync(folder, stopping.Time);
        for (var i = 0; i < 3; i++)
        {
            await stopping.SubmitAsync();
        }
        var claims = await ClaimAsync(stopping, 2);
        var others = Assert.Single(await ClaimAsync(staying, 1));
        await stopping.Get<GenerationQueue>().ActAsync(claims[0], g => g.StartSending(stopping.Time.GetUtcNow(), "{}"), Stop);

        await stopping.Get<LeaseHandover>().StopAsync(Stop);

        Assert.Equal([claims[1].Id], (await ClaimAsync(staying, 5)).Select(c => c.Id));
        Assert.Equal(claims[0].Lease, (await staying.FindAsync(claims[0].Id)).LeaseOwner);
        Assert.Equal(others.Lease, (await staying.FindAsync(others.Id)).LeaseOwner);
    }

    [Fact]
    public async Task Only_the_single_instance_of_SQLite_takes_claims_over_at_its_start()
    {
        using var folder = new TestFolder();
        await using var dead = await StartAsync(folder);
        await dead.SubmitAsync();
        await ClaimAsync(dead, 1);
        await using var started = await StartAsync(folder, dead.Time);

        await started.Get<LeaseHandover>().StartAsync(Stop);

        Assert.Equal(database == DatabaseProvider.Sqlite ? 1 : 0, (await ClaimAsync(started, 1)).Count);
    }

    [Fact]
    public async Task Identifiers_sort_by_their_age_in_the_database_too()
    {
        await using var engine = await StartAsync();
        var ids = new List<GenerationId>();
        for (var i = 0; i < 20; i++)
        {
            ids.Add(await engine.SubmitAsync());
            engine.Time.Advance(TimeSpan.FromMilliseconds(i % 2 == 0 ? 1 : 5_000_000));
        }

        await using var db = await engine.Get<IDbContextFactory<StudioDbContext>>().CreateDbContextAsync(Stop);
        var middle = ids[10];

        Assert.Equal(ids, await db.Generations.OrderBy(g => g.Id).Select(g => g.Id).ToListAsync(Stop));
        Assert.Equal(ids[..10], await db.Generations.Where(g => g.Id < middle).OrderBy(g => g.Id).Select(g => g.Id).ToListAsync(Stop));
    }

    private Task<StudioEngine> StartAsync(TestFolder? folder = null, FakeTime? time = null) =>
        StudioEngine.StartAsync(Nowhere, time: time, folder: folder?.Path, database: database);

    private static Task<IReadOnlyList<Claim>> ClaimAsync(StudioEngine engine, int take) =>
        engine.Get<GenerationQueue>().ClaimAsync(Queued, take, Lease, Stop);
}
