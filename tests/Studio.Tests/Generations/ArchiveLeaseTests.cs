using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Studio.Application.Data;
using Studio.Application.Generations;
using Studio.Domain.Generations;
using Studio.Testing;

namespace Studio.Tests.Generations;

/// <summary>Leases of videos on their way over SQLite.</summary>
public sealed class SqliteArchiveLeaseTests() : ArchiveLeaseTests(DatabaseProvider.Sqlite);

/// <summary>Leases of videos on their way over PostgreSQL.</summary>
public sealed class PostgreSqlArchiveLeaseTests() : ArchiveLeaseTests(DatabaseProvider.PostgreSql);

/// <summary>Whose a video is while it is fetched: its worker's for as long as that lives, and anybody's soon after it died.</summary>
public abstract class ArchiveLeaseTests(DatabaseProvider database) : EngineCase(database)
{
    private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _mayGo = new(TaskCreationOptions.RunContinuationsAsynchronously);

    [Fact]
    public async Task A_download_that_takes_longer_than_its_lease_stays_with_its_worker()
    {
        await using var server = await FinishedTask.StartAsync(SendWhenToldAsync);
        await using var engine = await StartAsync(server.Address);
        var id = await FinishAtProviderAsync(engine);
        var fetching = engine.Get<ArchiveWorker>().RunOnceAsync(Cancellation);
        await _asked.Task.WaitAsync(Cancellation);

        for (var minutes = 0.0; minutes < 5; minutes += 0.5)
        {
            engine.Time.Advance(TimeSpan.FromMinutes(0.5));
            await HeldAsync(engine, id);
        }

        var other = new GenerationQueue(engine.Get<IDbContextFactory<StudioDbContext>>(), engine.Time);
        Assert.Empty(await other.ClaimAsync([GenerationStatus.Archiving], 8, TimeSpan.FromMinutes(1), Cancellation));
        _mayGo.SetResult();
        await fetching;
        Assert.Equal(GenerationStatus.Succeeded, (await engine.FindAsync(id)).Status);
    }

    [Fact]
    public async Task What_a_dead_worker_was_fetching_is_fetched_two_minutes_later()
    {
        await using var server = await FinishedTask.StartAsync(SendWhenToldAsync);
        await using var engine = await StartAsync(server.Address);
        var id = await FinishAtProviderAsync(engine);
        using var killed = new CancellationTokenSource();
        var fetching = engine.Get<ArchiveWorker>().RunOnceAsync(killed.Token);
        await _asked.Task.WaitAsync(Cancellation);
        await killed.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => fetching);
        _mayGo.SetResult();

        await engine.Get<ArchiveWorker>().RunOnceAsync(Cancellation);
        Assert.Equal(GenerationStatus.Archiving, (await engine.FindAsync(id)).Status);
        engine.Time.Advance(TimeSpan.FromMinutes(2) + TimeSpan.FromSeconds(1));
        await engine.Get<ArchiveWorker>().RunOnceAsync(Cancellation);

        Assert.Equal(GenerationStatus.Succeeded, (await engine.FindAsync(id)).Status);
    }

    private async Task SendWhenToldAsync(HttpContext context)
    {
        _asked.TrySetResult();
        await _mayGo.Task.WaitAsync(context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        context.Response.ContentType = "video/mp4";
        await context.Response.SendFileAsync(Path.Combine(AppContext.BaseDirectory, "samples", "16x9.mp4"), context.RequestAborted);
    }

    private static async Task<GenerationId> FinishAtProviderAsync(StudioEngine engine)
    {
        var id = await engine.SubmitAsync();
        await engine.Get<SubmitWorker>().RunOnceAsync(Cancellation);
        engine.Time.Advance(TimeSpan.FromMinutes(1));
        await engine.Get<PollWorker>().RunOnceAsync(Cancellation);
        Assert.Equal(GenerationStatus.Archiving, (await engine.FindAsync(id)).Status);
        return id;
    }

    // Holding is written by the worker's own timer, a moment after the clock moved.
    private static async Task HeldAsync(StudioEngine engine, GenerationId id)
    {
        var until = engine.Time.GetUtcNow() + TimeSpan.FromMinutes(2);
        for (var look = 0; look < 2000; look++)
        {
            if ((await engine.FindAsync(id)).LeaseUntil == until)
            {
                return;
            }
        }
        Assert.Fail("The lease was not held for longer.");
    }
}
