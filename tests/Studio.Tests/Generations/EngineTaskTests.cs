using Studio.Application.Data;
using Studio.Application.Generations;
using Studio.Domain.Generations;
using Studio.Testing;
using Studio.Tests.Sandbox;

namespace Studio.Tests.Generations;

/// <summary>Looking at tasks over SQLite.</summary>
public sealed class SqliteEngineTaskTests() : EngineTaskTests(DatabaseProvider.Sqlite);

/// <summary>Looking at tasks over PostgreSQL.</summary>
public sealed class PostgreSqlEngineTaskTests() : EngineTaskTests(DatabaseProvider.PostgreSql);

/// <summary>What becomes of a task that the provider has, and of wishes to cancel it.</summary>
public abstract class EngineTaskTests(DatabaseProvider database) : EngineCase(database)
{
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
}
