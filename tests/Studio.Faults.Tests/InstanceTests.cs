using Microsoft.EntityFrameworkCore;
using Studio.Application.Data;
using Studio.Domain.Generations;
using Studio.Testing;

namespace Studio.Faults.Tests;

/// <summary>Two studios over one PostgreSQL and one blob store.</summary>
public sealed class InstanceTests(Azurite azurite) : IClassFixture<Azurite>
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(90);

    [Fact]
    public async Task Two_instances_share_three_hundred_and_create_each_once()
    {
        await using var run = await OpenAsync();
        var (one, other) = await StartBothAsync(run);
        await run.SubmitManyAsync(300);
        await run.WaitUntilSettledAsync(Limit);

        await run.AssertPromiseKeptAsync();
        Assert.All(await run.ReadAsync(), g => Assert.Equal(GenerationStatus.Succeeded, g.Status));
        Assert.Equal(300, (await run.Sandbox.ReadCreatesAsync()).Count);
        TestContext.Current.SendDiagnosticMessage($"One instance sent {Sent(one)}, the other {Sent(other)}");
        Assert.True(Sent(one) > 0 && Sent(other) > 0, $"One sent {Sent(one)}, the other {Sent(other)}.");
    }

    [Fact]
    public async Task An_instance_killed_midway_loses_nothing()
    {
        await using var run = await OpenAsync();
        var (one, other) = await StartBothAsync(run);
        await run.SubmitManyAsync(150);
        await run.WaitUntilAsync("both work", Limit, () => Task.FromResult(Sent(one) > 10 && Sent(other) > 10));
        other.Kill();
        // What is claimed from now on tells the survivor's leases from the dead one's.
        var held = await ReadLeasesAsync(run);
        string? fresh = null;
        await run.WaitUntilAsync(
            "the survivor claims more",
            Limit,
            async () => (fresh = (await ReadLeasesAsync(run)).Except(held).FirstOrDefault()) is not null
        );
        var dead = held.Where(lease => InstanceOf(lease) != InstanceOf(fresh!)).ToHashSet();

        // Everything that the dead one does not hold goes on; then its leases lapse, for which the test does not wait two minutes.
        await run.WaitUntilAsync("the survivor does the rest", Limit, async () => (await ReadInFlightAsync(run)).All(g => IsHeld(g, dead)));
        var lapsed = TimeProvider.System.GetUtcNow() - TimeSpan.FromSeconds(1);
        await run.ChangeAsync(db =>
            db.Generations.Where(g => dead.Contains(g.LeaseOwner!)).ExecuteUpdateAsync(set => set.SetProperty(g => g.LeaseUntil, lapsed))
        );
        await run.WaitUntilSettledAsync(Limit);

        await run.AssertPromiseKeptAsync();
        var generations = await run.ReadAsync();
        Assert.All(generations, FaultRun.AssertEndedWellOrOpen);
        Assert.InRange(generations.Count(g => g.Status == GenerationStatus.Unknown), 0, 8); // the calls that one instance makes at once
    }

    [Fact]
    public async Task An_instance_that_is_asked_to_stop_hands_its_work_over_at_once()
    {
        // With this patience, a lease that was left behind would hold its generation for minutes.
        await using var run = await OpenAsync(("Seedance:CreateTimeout", "00:01:00"));
        var (one, other) = await StartBothAsync(run);
        await run.SubmitManyAsync(150);
        await run.WaitUntilAsync("both work", Limit, () => Task.FromResult(Sent(one) > 10 && Sent(other) > 10));
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        Assert.Equal(0, await other.Server.StopAsync(patience.Token));
        await run.WaitUntilSettledAsync(TimeSpan.FromSeconds(40));

        await run.AssertPromiseKeptAsync("Database.Transaction[20205]"); // a claim that the stop broke off; it was handed back
        Assert.All(await run.ReadAsync(), g => Assert.Equal(GenerationStatus.Succeeded, g.Status));
    }

    [Fact]
    public async Task A_database_that_is_away_for_a_moment_needs_no_restart()
    {
        await using var run = await OpenAsync();
        await run.StartStudioAsync();
        await run.SubmitManyAsync(20);
        await run.WaitUntilAsync(
            "videos are being fetched",
            Limit,
            async () => await run.CountAsync(g => g.Status == GenerationStatus.Archiving) > 4
        );
        await run.CloseDeskAsync();
        var server = await PostgreSql.Shared;
        await server.StopAsync();
        await Task.Delay(TimeSpan.FromSeconds(3), TestContext.Current.CancellationToken); // the outage itself
        await server.ResumeAsync();
        await run.WaitUntilSettledAsync(Limit);

        await run.AssertPromiseKeptAsync("Microsoft.EntityFrameworkCore", "Studio.Application");
        var generations = await run.ReadAsync();
        Assert.All(generations, FaultRun.AssertEndedWellOrOpen);
    }

    private async Task<FaultRun> OpenAsync(params (string Key, string Value)[] settings) =>
        await FaultRun.OpenAsync(
            await SandboxProcess.StartAsync(),
            DatabaseProvider.PostgreSql,
            [
                ("Storage:Provider", "Azure"),
                ("Storage:Azure:ConnectionString", azurite.ConnectionString),
                ("Storage:Azure:Container", $"run-{Guid.NewGuid():N}"),
                .. settings,
            ]
        );

    private static async Task<(StudioProcess One, StudioProcess Other)> StartBothAsync(FaultRun run)
    {
        var (one, other) = (await run.PrepareStudioAsync(), await run.PrepareStudioAsync());
        await Task.WhenAll(one.StartAsync(), other.StartAsync());
        return (one, other);
    }

    private static int Sent(StudioProcess studio) => studio.Log.Split("was accepted as").Length - 1;

    private static async Task<IReadOnlyList<Generation>> ReadInFlightAsync(FaultRun run) =>
        [.. (await run.ReadAsync()).Where(g => !g.Status.IsFinal() && g.Status != GenerationStatus.Unknown)];

    private static async Task<HashSet<string>> ReadLeasesAsync(FaultRun run) =>
        [.. (await run.ReadAsync()).Select(g => g.LeaseOwner).OfType<string>()];

    private static string InstanceOf(string lease) => lease.Split('/')[0];

    private static bool IsHeld(Generation generation, HashSet<string> dead) => generation.LeaseOwner is { } owner && dead.Contains(owner);
}
