using Microsoft.AspNetCore.Http;
using Studio.Application.Generations;
using Studio.Domain.Generations;
using Studio.Testing;
using Studio.Tests.Sandbox;

namespace Studio.Tests.Generations;

/// <summary>Looks at many tasks at once, where the provider allows it, and singly where not.</summary>
public sealed class PollTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Due_tasks_are_read_in_one_call()
    {
        await using var provider = await Provider.StartAsync(list: ids => (200, ids));
        await using var engine = await StartAsync(provider, sent: 3);

        await engine.Get<PollWorker>().RunOnceAsync(Cancellation);

        Assert.Equal(1, provider.Lists);
        Assert.Equal(0, provider.Gets);
        Assert.All(await provider.StandingAsync(engine), status => Assert.Equal(GenerationStatus.Running, status));
    }

    [Theory]
    [InlineData(404)]
    [InlineData(405)]
    [InlineData(400)]
    public async Task A_provider_without_a_list_is_found_out_once(int status)
    {
        await using var provider = await Provider.StartAsync(list: _ => (status, []));
        await using var engine = await StartAsync(provider, sent: 3);

        for (var round = 0; round < 3; round++)
        {
            await engine.Get<PollWorker>().RunOnceAsync(Cancellation);
            engine.Time.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Equal(1, provider.Lists);
        Assert.Equal(9, provider.Gets);
    }

    [Fact]
    public async Task What_the_answer_leaves_out_is_asked_for_alone()
    {
        await using var provider = await Provider.StartAsync(list: ids => (200, [.. ids.Take(1)]));
        await using var engine = await StartAsync(provider, sent: 3);

        await engine.Get<PollWorker>().RunOnceAsync(Cancellation);

        Assert.Equal((1, 2), (provider.Lists, provider.Gets));
        Assert.All(await provider.StandingAsync(engine), status => Assert.Equal(GenerationStatus.Running, status));
    }

    [Fact]
    public async Task A_list_that_ignores_the_ids_is_not_asked_again()
    {
        await using var provider = await Provider.StartAsync(list: _ => (200, ["cgt-foreign"]));
        await using var engine = await StartAsync(provider, sent: 2);

        for (var round = 0; round < 2; round++)
        {
            await engine.Get<PollWorker>().RunOnceAsync(Cancellation);
            engine.Time.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Equal((1, 4), (provider.Lists, provider.Gets));
    }

    [Fact]
    public async Task A_list_that_breaks_down_is_made_up_for_singly_and_asked_again()
    {
        await using var provider = await Provider.StartAsync(list: _ => (500, []));
        await using var engine = await StartAsync(provider, sent: 2);

        for (var round = 0; round < 2; round++)
        {
            await engine.Get<PollWorker>().RunOnceAsync(Cancellation);
            engine.Time.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Equal((2, 4), (provider.Lists, provider.Gets));
    }

    [Fact]
    public async Task A_provider_that_is_busy_is_left_alone_until_the_next_look()
    {
        await using var provider = await Provider.StartAsync(list: _ => (429, []));
        await using var engine = await StartAsync(provider, sent: 2);

        await engine.Get<PollWorker>().RunOnceAsync(Cancellation);

        Assert.Equal((1, 0), (provider.Lists, provider.Gets));
        Assert.All(await provider.StandingAsync(engine), status => Assert.Equal(GenerationStatus.Submitted, status));
    }

    [Fact]
    public async Task The_sandbox_and_the_list_agree()
    {
        await using var sandbox = await SandboxHost.StartAsync();
        await using var engine = await StudioEngine.StartAsync(sandbox.Http.BaseAddress!, time: sandbox.Time);
        var ids = new[] { await engine.SubmitAsync(), await engine.SubmitAsync(), await engine.SubmitAsync() };
        foreach (var id in ids)
        {
            await engine.RunUntilAsync(id, GenerationStatus.Succeeded);
        }
        Assert.True(engine.Get<TaskListing>().FindsTasks);
    }

    private static async Task<StudioEngine> StartAsync(Provider provider, int sent)
    {
        var engine = await StudioEngine.StartAsync(provider.Address);
        for (var i = 0; i < sent; i++)
        {
            provider.Sent.Add(await engine.SubmitAsync());
        }
        await engine.Get<SubmitWorker>().RunOnceAsync(Cancellation);
        engine.Time.Advance(TimeSpan.FromSeconds(5));
        return engine;
    }

    /// <summary>Takes every create, calls every task running, and counts how it is asked.</summary>
    private sealed class Provider : IAsyncDisposable
    {
        private ScriptedServer _server = null!;
        private int _tasks;
        private int _lists;
        private int _gets;

        public Uri Address => _server.Address;

        public List<GenerationId> Sent { get; } = [];

        public int Lists => _lists;

        public int Gets => _gets;

        public static async Task<Provider> StartAsync(Func<string[], (int Status, string[] Ids)> list)
        {
            var provider = new Provider();
            provider._server = await ScriptedServer.StartAsync(context => provider.AnswerAsync(context, list));
            return provider;
        }

        public async Task<IReadOnlyList<GenerationStatus>> StandingAsync(StudioEngine engine)
        {
            var statuses = new List<GenerationStatus>();
            foreach (var id in Sent)
            {
                statuses.Add((await engine.FindAsync(id)).Status);
            }
            return statuses;
        }

        public ValueTask DisposeAsync() => _server.DisposeAsync();

        private Task AnswerAsync(HttpContext context, Func<string[], (int Status, string[] Ids)> list)
        {
            var last = context.Request.Path.Value!.Split('/')[^1];
            if (context.Request.Method == HttpMethods.Post)
            {
                return context.Response.WriteAsync($$"""{"id":"cgt-{{Interlocked.Increment(ref _tasks)}}"}""");
            }
            if (last != "tasks")
            {
                Interlocked.Increment(ref _gets);
                return context.Response.WriteAsync(Running(last));
            }
            Interlocked.Increment(ref _lists);
            var (status, ids) = list([.. context.Request.Query["filter.task_ids"].OfType<string>()]);
            context.Response.StatusCode = status;
            return context.Response.WriteAsync($$"""{"items":[{{string.Join(",", ids.Select(Running))}}],"total":{{ids.Length}}}""");
        }

        private static string Running(string id) => $$"""{"id":"{{id}}","status":"running"}""";
    }
}
