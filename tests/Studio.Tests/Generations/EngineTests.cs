using System.Security.Cryptography;
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

/// <summary>What a generation goes through from the queue to the store, restarts included.</summary>
public abstract class EngineTests(DatabaseProvider database) : EngineCase(database)
{
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
        await using (var before = await StudioEngine.StartAsync(provider, time: time, folder: folder.Path, database: Database))
        {
            id = await before.SubmitAsync();
            await before.RunUntilAsync(id, at);
            // As kill -9 leaves it: claimed by a process that is gone.
            await before.Get<GenerationQueue>().ClaimAsync([at], 1, TimeSpan.FromHours(1), Cancellation);
        }

        await using var after = await StudioEngine.StartAsync(provider, time: time, folder: folder.Path, database: Database);
        if (Database == DatabaseProvider.PostgreSql)
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
}
