using Studio.Application.Generations;
using Studio.Domain.Generations;
using Studio.Domain.Team;
using Studio.Testing;
using Studio.Tests.Sandbox;

namespace Studio.Tests.Generations;

/// <summary>Unknown outcomes against the sandbox: settled by its list, or by a person.</summary>
public sealed class SettleTests
{
    private const string Drop = "[drop-reply]";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_only_task_that_fits_links_itself_and_goes_on()
    {
        await using var sandbox = await SandboxHost.StartAsync();
        await using var engine = await StartAsync(sandbox);
        var id = await UnknownAsync(engine);

        var generation = await engine.RunUntilAsync(id, GenerationStatus.Succeeded);

        Assert.Equal(1, await CreatesAsync(sandbox));
        Assert.Equal(generation.TaskId, generation.Timeline.Single(e => e.Note == TimelineNote.Settled).Detail);
        Assert.Null(generation.Failure);
    }

    [Fact]
    public async Task A_task_of_another_generation_is_no_candidate()
    {
        await using var sandbox = await SandboxHost.StartAsync();
        await using var engine = await StartAsync(sandbox);
        await engine.SubmitAsync();
        await engine.Get<SubmitWorker>().RunOnceAsync(Cancellation);
        var id = await UnknownAsync(engine);

        var candidate = Assert.Single(await CandidatesAsync(engine, id));
        Assert.True(candidate.Match.IsExact);
        Assert.Equal(GenerationStatus.Submitted, candidate.Status);
    }

    [Fact]
    public async Task Two_that_were_sent_alike_are_left_to_a_person_and_never_share_a_task()
    {
        await using var sandbox = await SandboxHost.StartAsync();
        await using var engine = await StartAsync(sandbox);
        var (one, other) = (await UnknownAsync(engine), await UnknownAsync(engine));

        await engine.RunOnceAsync();
        Assert.All([await engine.FindAsync(one), await engine.FindAsync(other)], g => Assert.Equal(GenerationStatus.Unknown, g.Status));

        var candidates = await CandidatesAsync(engine, one);
        Assert.Equal(2, candidates.Count);
        var link = engine.Get<LinkTask>();
        var outcomes = await Task.WhenAll(
            new[] { one, other }.Select(id => link.ExecuteAsync(engine.Member.Id, id, candidates[0].TaskId, Cancellation))
        );
        Assert.Single(outcomes.OfType<SettleOutcome.Settled>());
        Assert.Single(outcomes.OfType<SettleOutcome.TaskTaken>());
    }

    [Fact]
    public async Task A_task_that_fits_only_nearly_is_offered_and_not_taken()
    {
        await using var sandbox = await SandboxHost.StartAsync();
        await using var engine = await StartAsync(sandbox);
        var foreign = SandboxHost.Text("Somebody else's");
        foreign["ratio"] = "9:16";
        foreign["duration"] = 5;
        await sandbox.CreateAsync(foreign);
        var id = await UnknownAsync(engine, "[refuse:InternalServiceError]");

        await engine.RunOnceAsync();

        Assert.Equal(GenerationStatus.Unknown, (await engine.FindAsync(id)).Status);
        var candidate = Assert.Single(await CandidatesAsync(engine, id));
        Assert.Equal(new SettingsMatch(true, false, true), candidate.Match);
    }

    [Fact]
    public async Task A_twin_that_a_person_gave_up_still_may_own_the_task()
    {
        await using var sandbox = await SandboxHost.StartAsync();
        await using var engine = await StartAsync(sandbox);
        var (one, other) = (await UnknownAsync(engine), await UnknownAsync(engine, "[refuse:InternalServiceError]"));
        await engine.Get<GiveUp>().ExecuteAsync(engine.Member.Id, one, Cancellation);

        await engine.RunOnceAsync();

        Assert.Equal(GenerationStatus.Unknown, (await engine.FindAsync(other)).Status);
        Assert.Single(await CandidatesAsync(engine, other));
    }

    [Fact]
    public async Task A_task_outside_the_window_is_no_candidate()
    {
        await using var sandbox = await SandboxHost.StartAsync();
        await using var engine = await StartAsync(sandbox);
        await sandbox.CreateAsync();
        engine.Time.Advance(TimeSpan.FromMinutes(3));
        var id = await UnknownAsync(engine, "[refuse:InternalServiceError]");
        engine.Time.Advance(TimeSpan.FromMinutes(11));
        await sandbox.CreateAsync();

        Assert.Empty(await CandidatesAsync(engine, id));
    }

    [Fact]
    public async Task It_is_looked_for_at_growing_intervals_for_three_hours_and_then_no_more()
    {
        await using var sandbox = await SandboxHost.StartAsync();
        await using var engine = await StartAsync(sandbox);
        var id = await UnknownAsync(engine, "[refuse:InternalServiceError]");

        var waits = new List<TimeSpan>();
        for (var look = 0; look < 100; look++)
        {
            await engine.Get<SettleWorker>().RunOnceAsync(Cancellation);
            var due = (await engine.FindAsync(id)).NextActionAt;
            if (due.Year == DateTimeOffset.MaxValue.Year)
            {
                break;
            }
            waits.Add(due - engine.Time.GetUtcNow());
            engine.Time.Advance(waits[^1]);
        }

        Assert.Equal(waits.Order(), waits);
        Assert.InRange(waits.Count, 10, 40);
        Assert.InRange(waits.Sum(w => w.TotalHours), 3, 3.5);
        Assert.Equal(GenerationStatus.Unknown, (await engine.FindAsync(id)).Status);
    }

    [Fact]
    public async Task A_provider_that_lists_nothing_is_asked_once()
    {
        await using var sandbox = await SandboxHost.StartAsync(("SupportsList", "false"));
        await using var engine = await StartAsync(sandbox);
        var id = await UnknownAsync(engine);
        await engine.RunOnceAsync();

        Assert.IsType<CandidateList.NotOffered>(await engine.Get<UnknownCandidates>().FindAsync(id, Cancellation));
        Assert.False(engine.Get<TaskListing>().FindsTasks);
        Assert.Equal(DateTimeOffset.MaxValue.Year, (await engine.FindAsync(id)).NextActionAt.Year);
    }

    [Fact]
    public async Task A_member_sends_it_again_and_the_timeline_says_who()
    {
        await using var sandbox = await SandboxHost.StartAsync(
            ("SupportsList", "false"),
            ("Scenarios:0:DropReply", "true"),
            ("Scenarios:0:Times", "1")
        );
        await using var engine = await StartAsync(sandbox);
        var id = await UnknownAsync(engine, "");

        Assert.IsType<SettleOutcome.Settled>(await engine.Get<SendAgain>().ExecuteAsync(engine.Member.Id, id, Cancellation));
        var generation = await engine.RunUntilAsync(id, GenerationStatus.Succeeded);

        Assert.Equal(2, await CreatesAsync(sandbox));
        Assert.Equal(engine.Member.Id, generation.Timeline.Single(e => e.Note == TimelineNote.SentAgain).MemberId);
    }

    [Fact]
    public async Task A_member_gives_it_up_once()
    {
        await using var sandbox = await SandboxHost.StartAsync();
        await using var engine = await StartAsync(sandbox);
        var id = await UnknownAsync(engine);

        Assert.IsType<SettleOutcome.Settled>(await engine.Get<GiveUp>().ExecuteAsync(engine.Member.Id, id, Cancellation));
        var again = Assert.IsType<SettleOutcome.TooLate>(await engine.Get<GiveUp>().ExecuteAsync(engine.Member.Id, id, Cancellation));

        var generation = await engine.FindAsync(id);
        Assert.Equal(GenerationStatus.Failed, again.Status);
        Assert.Equal(FailureReason.GivenUp, generation.Failure?.Reason);
        Assert.Equal(engine.Member.Id, generation.Timeline[^1].MemberId);
    }

    [Fact]
    public async Task A_viewer_settles_nothing_and_a_task_that_is_not_there_is_not_linked()
    {
        await using var sandbox = await SandboxHost.StartAsync();
        await using var engine = await StartAsync(sandbox);
        var viewer = await engine.AddMemberAsync("Vera", MemberRole.Viewer);
        var id = await UnknownAsync(engine);

        Assert.IsType<SettleOutcome.NotAllowed>(await engine.Get<GiveUp>().ExecuteAsync(viewer.Id, id, Cancellation));
        Assert.IsType<SettleOutcome.NotAllowed>(await engine.Get<SendAgain>().ExecuteAsync(viewer.Id, id, Cancellation));
        Assert.IsType<SettleOutcome.NotAllowed>(await engine.Get<LinkTask>().ExecuteAsync(viewer.Id, id, "cgt-1", Cancellation));
        Assert.IsType<SettleOutcome.TaskGone>(await engine.Get<LinkTask>().ExecuteAsync(engine.Member.Id, id, "cgt-1", Cancellation));
        Assert.Equal(GenerationStatus.Unknown, (await engine.FindAsync(id)).Status);
    }

    [Fact]
    public async Task An_answer_that_comes_after_the_claim_lapsed_settles_what_was_parked()
    {
        var arrived = new TaskCompletionSource();
        var answer = new TaskCompletionSource();
        await using var server = await ScriptedServer.StartAsync(async context =>
        {
            arrived.TrySetResult();
            await answer.Task;
            await context.Response.Body.WriteAsync("""{"id":"cgt-late"}"""u8.ToArray());
        });
        await using var engine = await StudioEngine.StartAsync(server.Address, settings: ("Seedance:CreateTimeout", "00:01:00"));
        var id = await engine.SubmitAsync();
        var sending = engine.Get<SubmitWorker>().RunOnceAsync(Cancellation);
        await arrived.Task;
        engine.Time.Advance(TimeSpan.FromMinutes(3));
        await engine.Get<GenerationQueue>().ParkInterruptedAsync(Cancellation);
        Assert.Equal(GenerationStatus.Unknown, (await engine.FindAsync(id)).Status);

        answer.SetResult();
        await sending;

        var generation = await engine.FindAsync(id);
        Assert.Equal((GenerationStatus.Submitted, "cgt-late"), (generation.Status, generation.TaskId));
    }

    private static Task<StudioEngine> StartAsync(SandboxHost sandbox) =>
        StudioEngine.StartAsync(sandbox.Http.BaseAddress!, time: sandbox.Time);

    // A mark in the prompt scripts the sandbox for this one create; a refusal with 500 leaves no task behind.
    private static async Task<GenerationId> UnknownAsync(StudioEngine engine, string mark = Drop)
    {
        var id = await engine.SubmitAsync(Make.Composition(prompt: $"A paper boat {mark}"));
        await engine.Get<SubmitWorker>().RunOnceAsync(Cancellation);
        Assert.Equal(GenerationStatus.Unknown, (await engine.FindAsync(id)).Status);
        return id;
    }

    private static async Task<IReadOnlyList<CandidateTask>> CandidatesAsync(StudioEngine engine, GenerationId id) =>
        Assert.IsType<CandidateList.Found>(await engine.Get<UnknownCandidates>().FindAsync(id, Cancellation)).Tasks;

    private static async Task<int> CreatesAsync(SandboxHost sandbox) => (await sandbox.CreatesAsync()).GetProperty("count").GetInt32();
}
