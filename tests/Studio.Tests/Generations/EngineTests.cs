using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Studio.Application.Data;
using Studio.Application.Generations;
using Studio.Application.Media;
using Studio.Domain.Generations;
using Studio.Domain.Media;
using Studio.Testing;
using Studio.Tests.Sandbox;

namespace Studio.Tests.Generations;

/// <summary>The workers over SQLite.</summary>
public sealed class SqliteEngineTests() : EngineTests(DatabaseProvider.Sqlite);

/// <summary>The workers over PostgreSQL.</summary>
public sealed class PostgreSqlEngineTests() : EngineTests(DatabaseProvider.PostgreSql);

/// <summary>The workers against the sandbox over HTTP, with a real database and a real store.</summary>
public abstract class EngineTests(DatabaseProvider database)
{
    private static readonly (string Key, string Value) NoAnimatics = ("Animatics", "false");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_composition_becomes_a_verified_video_in_our_own_store()
    {
        await using var sandbox = await SandboxHost.StartAsync();
        await using var engine = await StartAsync(sandbox);

        var id = await engine.SubmitAsync();
        var generation = await engine.RunUntilAsync(id, GenerationStatus.Succeeded);

        Assert.Equal(
            [
                TimelineNote.Queued,
                TimelineNote.Sending,
                TimelineNote.Accepted,
                TimelineNote.Started,
                TimelineNote.Made,
                TimelineNote.Stored,
            ],
            generation.Timeline.Select(e => e.Note)
        );
        Assert.Equal(108_900, generation.Tokens);
        var video = (await engine.Get<MediaLibrary>().FindAsync([generation.VideoId!.Value], Cancellation)).Values.Single();
        await using var stored = (await engine.Get<IMediaStore>().OpenAsync(video.StoreKey, 0, Cancellation))!;
        Assert.Equal(video.Sha256, Convert.ToHexStringLower(await SHA256.HashDataAsync(stored, Cancellation)));
        Assert.Equal((MediaKind.Video, MediaOrigin.Generated), (video.Kind, video.Origin));
        Assert.Equal(1, await CreatesAsync(sandbox));
    }

    public static TheoryData<string, GenerationStatus, FailureReason?> CreateOutcomes =>
        new()
        {
            { "CreateStatus=401", GenerationStatus.Failed, FailureReason.KeyRefused },
            { "CreateStatus=403", GenerationStatus.Failed, FailureReason.AccountProblem },
            { "CreateStatus=404", GenerationStatus.Failed, FailureReason.ModelUnavailable },
            { "CreateStatus=400", GenerationStatus.Failed, FailureReason.RequestRefused },
            {
                "CreateStatus=400;CreateCode=InputImageSensitiveContentDetected.PrivacyInformation",
                GenerationStatus.Failed,
                FailureReason.RealFace
            },
            { "CreateStatus=400;CreateCode=InputTextSensitiveContentDetected", GenerationStatus.Failed, FailureReason.InputContent },
            { "CreateStatus=400;CreateHtml=true", GenerationStatus.Failed, FailureReason.RequestRefused },
            { "CreateStatus=429;CreateCode=RequestBurstTooFast", GenerationStatus.Queued, null },
            { "CreateStatus=503;CreateCode=ServerOverloaded", GenerationStatus.Queued, null },
            { "CreateStatus=429;CreateCode=QuotaExceeded", GenerationStatus.Queued, null },
            { "CreateStatus=503;CreateHtml=true", GenerationStatus.Unknown, FailureReason.NoAnswer },
            { "CreateStatus=500", GenerationStatus.Unknown, FailureReason.NoAnswer },
            { "CreateStatus=502;CreateHtml=true", GenerationStatus.Unknown, FailureReason.NoAnswer },
            { "CreateStatus=504;CreateHtml=true", GenerationStatus.Unknown, FailureReason.NoAnswer },
            { "DropReply=true", GenerationStatus.Unknown, FailureReason.NoAnswer },
            { "DropRequest=true", GenerationStatus.Unknown, FailureReason.NoAnswer },
            { "BrokenReply=true", GenerationStatus.Unknown, FailureReason.NoAnswer },
        };

    [Theory]
    [MemberData(nameof(CreateOutcomes))]
    public async Task Each_answer_to_a_create_call_has_its_own_consequence(string scenario, GenerationStatus status, FailureReason? reason)
    {
        await using var sandbox = await SandboxHost.StartAtAsync(new FakeTime(), [NoAnimatics, .. Scenario(scenario)]);
        await using var engine = await StartAsync(sandbox);

        var id = await engine.SubmitAsync();
        await engine.Get<SubmitWorker>().RunOnceAsync(Cancellation);

        var generation = await engine.FindAsync(id);
        Assert.Equal((status, reason), (generation.Status, generation.Failure?.Reason));
        Assert.DoesNotContain("test-key", generation.Failure?.ProviderText ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_not_accepted_waits_as_long_as_the_provider_asks_and_succeeds_later()
    {
        await using var sandbox = await SandboxHost.StartAtAsync(
            new FakeTime(),
            [NoAnimatics, .. Scenario("CreateStatus=429;CreateCode=RequestBurstTooFast;RetryAfter=00:00:40;Times=1")]
        );
        await using var engine = await StartAsync(sandbox);

        var id = await engine.SubmitAsync();
        await engine.Get<SubmitWorker>().RunOnceAsync(Cancellation);
        Assert.Equal(engine.Time.GetUtcNow().AddSeconds(40), (await engine.FindAsync(id)).NextActionAt);

        await engine.RunUntilAsync(id, GenerationStatus.Succeeded);
        Assert.Equal(1, await CreatesAsync(sandbox));
    }

    [Fact]
    public async Task What_may_have_been_accepted_is_never_sent_again_by_itself()
    {
        await using var sandbox = await SandboxHost.StartAtAsync(
            new FakeTime(),
            [NoAnimatics, ("SupportsList", "false"), .. Scenario("DropReply=true")]
        );
        await using var engine = await StartAsync(sandbox);

        var id = await engine.SubmitAsync();
        for (var round = 0; round < 10; round++)
        {
            await engine.RunOnceAsync();
            engine.Time.Advance(TimeSpan.FromHours(1));
        }

        Assert.Equal(GenerationStatus.Unknown, (await engine.FindAsync(id)).Status);
        Assert.Equal(1, await CreatesAsync(sandbox));
    }

    [Fact]
    public async Task A_call_that_takes_too_long_may_have_been_accepted()
    {
        await using var sandbox = await SandboxHost.StartAtAsync(new FakeTime(), [NoAnimatics, .. Scenario("DelayCreate=01:00:00")]);
        await using var engine = await StartAsync(sandbox, ("Seedance:CreateTimeout", "00:00:00.500"));

        var id = await engine.SubmitAsync();
        await engine.Get<SubmitWorker>().RunOnceAsync(Cancellation);

        var generation = await engine.FindAsync(id);
        Assert.Equal((GenerationStatus.Unknown, FailureReason.NoAnswer), (generation.Status, generation.Failure?.Reason));
        Assert.Equal(1, await CreatesAsync(sandbox));
        sandbox.Time.Advance(TimeSpan.FromHours(1));
    }

    [Fact]
    public async Task A_connection_that_is_reset_may_have_carried_the_call()
    {
        await using var server = await ScriptedServer.StartAsync(context =>
        {
            context.Abort();
            return Task.CompletedTask;
        });
        await using var engine = await StudioEngine.StartAsync(server.Address, database: database);

        var id = await engine.SubmitAsync();
        await engine.Get<SubmitWorker>().RunOnceAsync(Cancellation);

        Assert.Equal(GenerationStatus.Unknown, (await engine.FindAsync(id)).Status);
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData("http://127.0.0.1:9/api/v3")]
    [InlineData("http://no-such-host.invalid/api/v3")]
    public async Task A_provider_that_cannot_be_reached_costs_nothing_but_time(string provider)
    {
        await using var engine = await StudioEngine.StartAsync(new Uri(provider), database: database);

        var id = await engine.SubmitAsync();
        await engine.Get<SubmitWorker>().RunOnceAsync(Cancellation);

        var generation = await engine.FindAsync(id);
        Assert.Equal(GenerationStatus.Queued, generation.Status);
        Assert.True(generation.NextActionAt > engine.Time.GetUtcNow());
    }

    [Theory]
    [InlineData(GenerationStatus.Queued)]
    [InlineData(GenerationStatus.Submitted)]
    [InlineData(GenerationStatus.Running)]
    [InlineData(GenerationStatus.Archiving)]
    public async Task After_a_restart_a_generation_goes_on_where_it_stood(GenerationStatus at)
    {
        using var folder = new TestFolder();
        var time = new FakeTime();
        await using var sandbox = await SandboxHost.StartAtAsync(time, [NoAnimatics, .. Scenario("BreakDownload=1")]);
        GenerationId id;
        var provider = sandbox.Http.BaseAddress!;
        await using (var before = await StudioEngine.StartAsync(provider, time: time, folder: folder.Path, database: database))
        {
            id = await before.SubmitAsync();
            await before.RunUntilAsync(id, at);
            // As kill -9 leaves it: claimed by a process that is gone.
            await before.Get<GenerationQueue>().ClaimAsync([at], 1, TimeSpan.FromHours(1), Cancellation);
        }

        await using var after = await StudioEngine.StartAsync(provider, time: time, folder: folder.Path, database: database);
        if (database == DatabaseProvider.PostgreSql)
        {
            time.Advance(TimeSpan.FromHours(1.1)); // another instance may hold it until then
        }
        await after.Get<LeaseHandover>().StartAsync(Cancellation);
        await after.RunUntilAsync(id, GenerationStatus.Succeeded);

        Assert.Equal(1, await CreatesAsync(sandbox));
    }

    [Fact]
    public async Task What_was_being_sent_when_the_process_died_is_unknown()
    {
        await using var sandbox = await SandboxHost.StartAsync();
        await using var engine = await StartAsync(sandbox);
        var id = await engine.SubmitAsync();
        var queue = engine.Get<GenerationQueue>();
        var claim = Assert.Single(await queue.ClaimAsync([GenerationStatus.Queued], 1, TimeSpan.FromMinutes(1), Cancellation));
        await queue.ActAsync(claim, g => g.StartSending(engine.Time.GetUtcNow(), "{}"), Cancellation);

        await engine.RunOnceAsync();
        Assert.Equal(GenerationStatus.Submitting, (await engine.FindAsync(id)).Status);

        await queue.ReleaseAllAsync(Cancellation);
        await engine.RunOnceAsync();
        var generation = await engine.FindAsync(id);
        Assert.Equal((GenerationStatus.Unknown, FailureReason.Interrupted), (generation.Status, generation.Failure?.Reason));
        Assert.Equal(0, await CreatesAsync(sandbox));
    }

    [Fact]
    public async Task A_download_that_breaks_goes_on_where_it_broke()
    {
        await using var sandbox = await SandboxHost.StartAtAsync(new FakeTime(), [NoAnimatics, .. Scenario("BreakDownload=3")]);
        await using var engine = await StartAsync(sandbox);

        var generation = await engine.RunUntilAsync(await engine.SubmitAsync(), GenerationStatus.Succeeded);

        Assert.Equal(3, generation.Timeline.Count(e => e.Note == TimelineNote.FetchBroke));
        Assert.Equal(1, await CreatesAsync(sandbox));
    }

    [Fact]
    public async Task A_video_that_is_not_ready_yet_is_waited_for()
    {
        await using var sandbox = await SandboxHost.StartAtAsync(new FakeTime(), [NoAnimatics, .. Scenario("NotReady=2")]);
        await using var engine = await StartAsync(sandbox);
        await engine.RunUntilAsync(await engine.SubmitAsync(), GenerationStatus.Succeeded);
    }

    [Fact]
    public async Task A_page_in_place_of_a_video_is_never_kept()
    {
        await using var sandbox = await SandboxHost.StartAtAsync(new FakeTime(), [NoAnimatics, .. Scenario("NotAVideo=true")]);
        await using var engine = await StartAsync(sandbox);

        var generation = await engine.RunUntilAsync(await engine.SubmitAsync(), GenerationStatus.Failed);

        Assert.Equal(FailureReason.NotAVideo, generation.Failure?.Reason);
        await using var db = await engine.Get<IDbContextFactory<StudioDbContext>>().CreateDbContextAsync(Cancellation);
        Assert.Empty(await db.MediaItems.ToListAsync(Cancellation));
    }

    [Fact]
    public async Task A_link_that_lapses_before_the_file_is_here_ends_as_expired()
    {
        await using var sandbox = await SandboxHost.StartAtAsync(
            new FakeTime(),
            [NoAnimatics, ("LinkLife", "00:10:00"), .. Scenario("BreakDownload=1000;BreakAfter=10")]
        );
        await using var engine = await StartAsync(sandbox, ("Seedance:ResultLife", "00:10:00"));

        var generation = await engine.RunUntilAsync(await engine.SubmitAsync(), GenerationStatus.Expired, TimeSpan.FromMinutes(1));

        Assert.Equal(FailureReason.LinkExpired, generation.Failure?.Reason);
    }

    [Theory]
    [InlineData("FailCode=OutputVideoSensitiveContentDetected", GenerationStatus.Failed, FailureReason.OutputContent)]
    [InlineData("FailCode=InternalServiceError", GenerationStatus.Failed, FailureReason.ProviderFailed)]
    [InlineData("Expire=true", GenerationStatus.Expired, FailureReason.TaskExpired)]
    public async Task A_task_that_ends_without_a_video_says_why(string scenario, GenerationStatus status, FailureReason reason)
    {
        await using var sandbox = await SandboxHost.StartAtAsync(new FakeTime(), [NoAnimatics, .. Scenario(scenario)]);
        await using var engine = await StartAsync(sandbox);

        var generation = await engine.RunUntilAsync(await engine.SubmitAsync(), status);

        Assert.Equal(reason, generation.Failure?.Reason);
    }

    [Fact]
    public async Task An_unknown_word_means_still_going_until_the_deadline()
    {
        await using var sandbox = await SandboxHost.StartAtAsync(
            new FakeTime(),
            [NoAnimatics, .. Scenario("NeverFinish=true;UnknownStatus=pondering")]
        );
        await using var engine = await StartAsync(sandbox, ("Seedance:TaskDeadline", "02:00:00"));
        var id = await engine.SubmitAsync();

        await engine.RunUntilAsync(id, GenerationStatus.Running);
        var generation = await engine.RunUntilAsync(id, GenerationStatus.Expired, TimeSpan.FromMinutes(10));

        Assert.Equal(FailureReason.TooLate, generation.Failure?.Reason);
    }

    [Fact]
    public async Task Looks_at_a_task_come_at_growing_intervals_up_to_thirty_seconds()
    {
        await using var sandbox = await SandboxHost.StartAtAsync(new FakeTime(), [NoAnimatics, .. Scenario("NeverFinish=true")]);
        await using var engine = await StartAsync(sandbox);
        var id = await engine.SubmitAsync();
        await engine.RunOnceAsync();

        var waits = new List<double>();
        for (var look = 0; look < 20; look++)
        {
            var due = (await engine.FindAsync(id)).NextActionAt;
            waits.Add((due - engine.Time.GetUtcNow()).TotalSeconds);
            engine.Time.Advance(due - engine.Time.GetUtcNow());
            await engine.RunOnceAsync();
        }

        Assert.Equal(2, waits[0]);
        Assert.Equal(waits.Order(), waits);
        Assert.Equal(30, waits[^1]);
    }

    [Fact]
    public async Task Cancelling_before_it_was_sent_sends_nothing()
    {
        await using var sandbox = await SandboxHost.StartAsync();
        await using var engine = await StartAsync(sandbox);
        var id = await engine.SubmitAsync();

        Assert.IsType<CancelOutcome.Cancelled>(await engine.Get<CancelGeneration>().ExecuteAsync(engine.Member.Id, id, Cancellation));
        await engine.RunOnceAsync();

        Assert.Equal(GenerationStatus.Cancelled, (await engine.FindAsync(id)).Status);
        Assert.Equal(0, await CreatesAsync(sandbox));
    }

    [Theory]
    [InlineData(GenerationStatus.Submitted, "true", GenerationStatus.Cancelled, null)]
    [InlineData(GenerationStatus.Submitted, "false", GenerationStatus.Succeeded, "NotSupported")]
    [InlineData(GenerationStatus.Running, "true", GenerationStatus.Succeeded, "StillRunning")]
    public async Task Cancelling_what_the_provider_has_is_passed_on(
        GenerationStatus at,
        string supported,
        GenerationStatus end,
        string? refusal
    )
    {
        await using var sandbox = await SandboxHost.StartAtAsync(
            new FakeTime(),
            [NoAnimatics, ("SupportsDelete", supported), ("QueuedFor", "00:00:20")]
        );
        await using var engine = await StartAsync(sandbox);
        var id = await engine.SubmitAsync();
        await engine.RunUntilAsync(id, at);

        Assert.IsType<CancelOutcome.Asked>(await engine.Get<CancelGeneration>().ExecuteAsync(engine.Member.Id, id, Cancellation));
        var generation = await engine.RunUntilAsync(id, end);

        Assert.Contains(generation.Timeline, e => e.Note == TimelineNote.CancelAsked && e.MemberId == engine.Member.Id);
        Assert.Equal(refusal, generation.Timeline.SingleOrDefault(e => e.Note == TimelineNote.CancelRefused)?.Detail);
    }

    [Fact]
    public async Task A_retry_is_a_new_generation_linked_to_the_old()
    {
        await using var sandbox = await SandboxHost.StartAtAsync(
            new FakeTime(),
            [NoAnimatics, .. Scenario("FailCode=InternalServiceError;Times=1")]
        );
        await using var engine = await StartAsync(sandbox);
        var failed = await engine.RunUntilAsync(await engine.SubmitAsync(), GenerationStatus.Failed);

        var outcome = await engine.Get<RetryGeneration>().ExecuteAsync(engine.Member.Id, failed.Id, Cancellation);

        var again = await engine.RunUntilAsync(Assert.IsType<SubmitOutcome.Queued>(outcome).Generations[0], GenerationStatus.Succeeded);
        Assert.Equal(failed.Id, again.RetryOf);
        Assert.Equal(GenerationStatus.Failed, (await engine.FindAsync(failed.Id)).Status);
        Assert.IsType<SubmitOutcome.NotAllowed>(await engine.Get<RetryGeneration>().ExecuteAsync(engine.Member.Id, again.Id, Cancellation));
    }

    [Fact]
    public async Task No_more_tasks_are_at_the_provider_than_allowed_and_no_more_calls_a_minute()
    {
        await using var sandbox = await SandboxHost.StartAsync();
        await using var engine = await StartAsync(sandbox, ("Seedance:MaxConcurrent", "3"), ("Seedance:CreatesPerMinute", "4"));
        for (var i = 0; i < 6; i++)
        {
            await engine.SubmitAsync();
        }

        await engine.RunOnceAsync();
        Assert.Equal(3, await CreatesAsync(sandbox));

        for (var round = 0; round < 10; round++)
        {
            engine.Time.Advance(TimeSpan.FromSeconds(4));
            await engine.RunOnceAsync();
        }
        Assert.Equal(4, await CreatesAsync(sandbox));

        engine.Time.Advance(TimeSpan.FromSeconds(25));
        await engine.RunOnceAsync();
        Assert.Equal(6, await CreatesAsync(sandbox));
    }

    [Fact]
    public async Task Each_step_is_published_once_after_it_is_committed()
    {
        await using var sandbox = await SandboxHost.StartAsync();
        await using var engine = await StartAsync(sandbox);
        var seen = new List<(GenerationStatus Published, GenerationStatus Stored)>();
        using var subscription = engine
            .Get<GenerationFeed>()
            .Subscribe(change => seen.Add((change.Status, engine.FindAsync(change.Id).GetAwaiter().GetResult().Status)));

        await engine.RunUntilAsync(await engine.SubmitAsync(), GenerationStatus.Succeeded);

        Assert.All(seen, s => Assert.Equal(s.Published, s.Stored));
        Assert.Equal(
            [
                GenerationStatus.Queued,
                GenerationStatus.Submitting,
                GenerationStatus.Submitted,
                GenerationStatus.Running,
                GenerationStatus.Archiving,
                GenerationStatus.Succeeded,
            ],
            seen.Select(s => s.Published)
        );
    }

    private Task<StudioEngine> StartAsync(SandboxHost sandbox, params (string Key, string Value)[] settings) =>
        StudioEngine.StartAsync(sandbox.Http.BaseAddress!, time: sandbox.Time, database: database, settings: settings);

    private static async Task<int> CreatesAsync(SandboxHost sandbox) => (await sandbox.CreatesAsync()).GetProperty("count").GetInt32();

    private static IEnumerable<(string Key, string Value)> Scenario(string settings) =>
        settings.Split(';').Select(s => s.Split('=')).Select(s => ($"Scenarios:0:{s[0]}", s[1]));
}
