using Microsoft.EntityFrameworkCore;
using Studio.Domain.Generations;
using Studio.Testing;

namespace Studio.Faults.Tests;

/// <summary>The provider answers badly, or not at all.</summary>
public sealed class ProviderTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    // A word in the prompt, what the sandbox does at it, where the generation ends, and how many creates were accepted.
    private static readonly (string Word, (string Key, string Value)[] Script, GenerationStatus End, int Creates)[] Outcomes =
    [
        ("smooth", [], GenerationStatus.Succeeded, 1),
        ("bad-request", [("CreateStatus", "400"), ("CreateCode", "InvalidParameter")], GenerationStatus.Failed, 0),
        ("no-key", [("CreateStatus", "401"), ("CreateCode", "AuthenticationError")], GenerationStatus.Failed, 0),
        ("no-right", [("CreateStatus", "403"), ("CreateCode", "AccessDenied")], GenerationStatus.Failed, 0),
        ("no-model", [("CreateStatus", "404"), ("CreateCode", "ModelNotFound")], GenerationStatus.Failed, 0),
        ("too-many", [("CreateStatus", "429"), ("CreateCode", "RateLimitExceeded"), ("Times", "2")], GenerationStatus.Succeeded, 1),
        (
            "come-later",
            [("CreateStatus", "429"), ("CreateCode", "RequestBurstTooFast"), ("RetryAfter", "00:00:03"), ("Times", "1")],
            GenerationStatus.Succeeded,
            1
        ),
        ("overloaded", [("CreateStatus", "503"), ("CreateCode", "ServerOverloaded"), ("Times", "1")], GenerationStatus.Succeeded, 1),
        ("broken-within", [("CreateStatus", "500"), ("CreateCode", "InternalServiceError")], GenerationStatus.Unknown, 0),
        ("bad-gateway", [("CreateHtml", "true"), ("CreateStatus", "502")], GenerationStatus.Unknown, 0),
        ("late-gateway", [("CreateHtml", "true"), ("CreateStatus", "504")], GenerationStatus.Unknown, 0),
        ("cut-before", [("DropRequest", "true")], GenerationStatus.Unknown, 0),
        ("cut-after", [("DropReply", "true")], GenerationStatus.Unknown, 1),
        ("half-a-reply", [("BrokenReply", "true")], GenerationStatus.Unknown, 1),
        ("too-slow", [("DelayCreate", "00:00:20")], GenerationStatus.Unknown, 1),
    ];

    [Fact]
    public async Task Each_answer_to_a_create_leads_where_it_should_and_is_never_repeated_blindly()
    {
        // Without a list nothing settles an unknown outcome meanwhile.
        List<(string, string)> script = [("Sandbox:SupportsList", "false")];
        foreach (var (index, outcome) in Outcomes.Index())
        {
            script.Add(($"Sandbox:Scenarios:{index}:Match", outcome.Word));
            script.AddRange(outcome.Script.Select(s => ($"Sandbox:Scenarios:{index}:{s.Key}", s.Value)));
        }
        await using var run = await FaultRun.OpenAsync(await SandboxProcess.StartAsync([.. script]));
        var ids = new Dictionary<string, GenerationId>();
        foreach (var outcome in Outcomes)
        {
            ids[outcome.Word] = await run.SubmitAsync(outcome.Word);
        }
        await run.StartStudioAsync();
        await run.WaitUntilSettledAsync(Limit);

        await run.AssertPromiseKeptAsync();
        var generations = (await run.ReadAsync()).ToDictionary(g => g.Id);
        var creates = await run.Sandbox.ReadCreatesAsync();
        Assert.Equal(
            Outcomes.Select(o => $"{o.Word}: {o.End}, {o.Creates} created"),
            Outcomes.Select(o =>
                $"{o.Word}: {generations[ids[o.Word]].Status}, {creates.Count(c => c.Prompt.EndsWith(o.Word, StringComparison.Ordinal))} created"
            )
        );
        var asked = generations[ids["come-later"]].Timeline;
        var waited = asked.Last(e => e.Note == TimelineNote.Sending).At - asked.Single(e => e.Note == TimelineNote.NotAccepted).At;
        Assert.InRange(waited, TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task A_provider_that_is_not_there_yet_is_waited_for()
    {
        var sandbox = SandboxProcess.Prepare();
        await using var run = await FaultRun.OpenAsync(sandbox);
        var id = await run.SubmitAsync();
        await run.StartStudioAsync();
        await run.WaitUntilAsync(
            "the refused connection is noted",
            Limit,
            async () => (await run.ReadAsync()).Single().Timeline.Any(e => e.Note == TimelineNote.NotAccepted)
        );

        await sandbox.Server.StartAsync();
        await run.WaitUntilSettledAsync(Limit);

        await run.AssertPromiseKeptAsync();
        var generation = Assert.Single(await run.ReadAsync(), g => g.Id == id);
        Assert.Equal(GenerationStatus.Succeeded, generation.Status);
    }

    [Fact]
    public async Task A_third_of_all_replies_lost_creates_nothing_twice()
    {
        await using var run = await FaultRun.OpenAsync(await SandboxProcess.StartAsync(("Sandbox:DropReplies", "30")));
        await run.SubmitManyAsync(40);
        await run.StartStudioAsync();
        await run.WaitUntilSettledAsync(TimeSpan.FromSeconds(90));

        await run.AssertPromiseKeptAsync();
        var generations = await run.ReadAsync();
        Assert.All(generations, FaultRun.AssertEndedWellOrOpen);
        Assert.Contains(generations, g => g.Timeline.Any(e => e.Note == TimelineNote.Unsettled));
        Assert.Contains(generations, g => g.Status == GenerationStatus.Succeeded);
    }

    [Fact]
    public async Task A_download_that_breaks_three_times_is_fetched_in_the_end_and_made_once()
    {
        await using var run = await FaultRun.OpenAsync(await SandboxProcess.StartAsync());
        await run.SubmitAsync("[break:3]");
        await run.StartStudioAsync();
        await run.WaitUntilSettledAsync(Limit);

        await run.AssertPromiseKeptAsync();
        var generation = Assert.Single(await run.ReadAsync());
        Assert.Equal(GenerationStatus.Succeeded, generation.Status);
        Assert.Equal(3, generation.Timeline.Count(e => e.Note == TimelineNote.FetchBroke));
        Assert.Single(await run.Sandbox.ReadCreatesAsync());
    }

    [Fact]
    public async Task A_link_that_lapsed_while_the_studio_was_off_ends_as_expired_and_says_why()
    {
        await using var run = await FaultRun.OpenAsync(await SandboxProcess.StartAsync(("Sandbox:LinkLife", "00:00:00.001")));
        var id = await run.SubmitAsync();
        var studio = await run.StartStudioAsync();
        await run.WaitUntilAsync(
            "the link is refused",
            Limit,
            async () => (await run.ReadAsync()).Single().Timeline.Any(e => e.Note == TimelineNote.FetchBroke)
        );
        studio.Kill();
        var aDayAgo = TimeProvider.System.GetUtcNow() - TimeSpan.FromDays(1);
        await run.ChangeAsync(db =>
            db.Generations.Where(g => g.Id == id)
                .ExecuteUpdateAsync(set => set.SetProperty(g => g.ResultExpiresAt, aDayAgo).SetProperty(g => g.NextActionAt, aDayAgo))
        );

        await studio.StartAsync();
        await run.WaitUntilSettledAsync(Limit);

        await run.AssertPromiseKeptAsync();
        var generation = Assert.Single(await run.ReadAsync());
        Assert.Equal((GenerationStatus.Expired, FailureReason.LinkExpired), (generation.Status, generation.Failure!.Reason));
    }
}
