using Studio.Application.Generations;
using Studio.Application.Team;
using Studio.Domain.Generations;
using Studio.Testing;
using Studio.Tests.Sandbox;

namespace Studio.Tests.Generations;

public sealed class FairTurnsTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_batch_of_one_member_does_not_starve_another()
    {
        await using var sandbox = await SandboxHost.StartAsync();
        await using var engine = await StartAsync(sandbox);
        var colleague = await engine.AddMemberAsync("Otto");
        var batch = await SubmitAsync(engine, 20);
        var own = await engine.SubmitAsync(member: colleague);

        var next = await engine.Get<FairTurns>().NextAsync(3, Cancellation);

        Assert.Equal([batch[0], own, batch[1]], next);
    }

    [Fact]
    public async Task Whoever_has_least_at_the_provider_comes_first()
    {
        await using var sandbox = await SandboxHost.StartAsync();
        await using var engine = await StartAsync(sandbox);
        var colleague = await engine.AddMemberAsync("Otto");
        await SubmitAsync(engine, 20);
        await engine.Get<SubmitWorker>().RunOnceAsync(Cancellation);
        var own = await SubmitAsync(engine, 4, colleague);

        // Four are at the provider for the one, none for the other.
        Assert.Equal(own, await engine.Get<FairTurns>().NextAsync(4, Cancellation));
    }

    [Fact]
    public async Task What_is_not_due_or_claimed_has_no_turn()
    {
        await using var sandbox = await SandboxHost.StartAsync();
        await using var engine = await StartAsync(sandbox);
        var ids = await SubmitAsync(engine, 3);
        var queue = engine.Get<GenerationQueue>();
        var claim = Assert.Single(await queue.ClaimAsync([ids[0]], GenerationStatus.Queued, TimeSpan.FromMinutes(1), Cancellation));
        var waiting = Assert.Single(await queue.ClaimAsync([ids[1]], GenerationStatus.Queued, TimeSpan.FromMinutes(1), Cancellation));
        await queue.ActAsync(waiting, g => g.Release(engine.Time.GetUtcNow().AddMinutes(1)), Cancellation);

        Assert.Equal([ids[2]], await engine.Get<FairTurns>().NextAsync(10, Cancellation));
        Assert.Empty(await queue.ClaimAsync([claim.Id, waiting.Id], GenerationStatus.Queued, TimeSpan.FromMinutes(1), Cancellation));
    }

    private static Task<StudioEngine> StartAsync(SandboxHost sandbox) =>
        StudioEngine.StartAsync(sandbox.Http.BaseAddress!, time: sandbox.Time, settings: ("Seedance:MaxConcurrent", "4"));

    private static async Task<IReadOnlyList<GenerationId>> SubmitAsync(StudioEngine engine, int count, Member? member = null)
    {
        var ids = new List<GenerationId>();
        for (var i = 0; i < count; i++)
        {
            ids.Add(await engine.SubmitAsync(member: member));
            engine.Time.Advance(TimeSpan.FromMilliseconds(1));
        }
        return ids;
    }
}
