using Studio.Application.Data;
using Studio.Application.Generations;
using Studio.Domain.Generations;
using Studio.Testing;
using Studio.Tests.Sandbox;

namespace Studio.Tests.Generations;

/// <summary>Sending over SQLite.</summary>
public sealed class SqliteEngineSendTests() : EngineSendTests(DatabaseProvider.Sqlite);

/// <summary>Sending over PostgreSQL.</summary>
public sealed class PostgreSqlEngineSendTests() : EngineSendTests(DatabaseProvider.PostgreSql);

/// <summary>What each answer to a create call means, and how many there may be.</summary>
public abstract class EngineSendTests(DatabaseProvider database) : EngineCase(database)
{
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
        await using var engine = await StartAsync(server.Address);

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
        await using var engine = await StartAsync(new Uri(provider));

        var id = await engine.SubmitAsync();
        await engine.Get<SubmitWorker>().RunOnceAsync(Cancellation);

        var generation = await engine.FindAsync(id);
        Assert.Equal(GenerationStatus.Queued, generation.Status);
        Assert.True(generation.NextActionAt > engine.Time.GetUtcNow());
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
}
