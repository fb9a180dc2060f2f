using Microsoft.EntityFrameworkCore;
using Studio.Application.Data;
using Studio.Domain.Generations;
using Studio.Testing;
using Studio.Tests.Sandbox;

namespace Studio.Tests.Generations;

/// <summary>Fetching videos over SQLite.</summary>
public sealed class SqliteEngineArchiveTests() : EngineArchiveTests(DatabaseProvider.Sqlite);

/// <summary>Fetching videos over PostgreSQL.</summary>
public sealed class PostgreSqlEngineArchiveTests() : EngineArchiveTests(DatabaseProvider.PostgreSql);

/// <summary>How a finished video comes into our own store, whatever breaks on the way.</summary>
public abstract class EngineArchiveTests(DatabaseProvider database) : EngineCase(database)
{
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
}
