using System.Net;
using System.Text;
using Studio.Application.Generations;
using Studio.Domain.Catalog;
using Studio.Domain.Generations;
using Studio.Testing;
using Studio.Tests.Sandbox;

namespace Studio.Tests.Generations;

/// <summary>Callbacks from the sandbox and from strangers, over HTTP.</summary>
public sealed class CallbackTests : IAsyncLifetime
{
    private CallbackServer _server = null!;
    private SandboxHost _sandbox = null!;
    private StudioEngine _engine = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = await CallbackServer.StartAsync();
        _sandbox = await SandboxHost.StartAsync(("OfficialProfile", "true"), ("SupportsList", "false"));
        _engine = await StudioEngine.StartAsync(
            _sandbox.Http.BaseAddress!,
            time: _sandbox.Time,
            settings: [("Studio:PublicUrl", _server.Address.AbsoluteUri), ("Seedance:AllowHttpCallbacks", "true")]
        );
        _engine.Get<ModelCatalog>().Default.Callback = true;
        _server.Engine = _engine;
    }

    public async ValueTask DisposeAsync()
    {
        await _engine.DisposeAsync();
        await _sandbox.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task A_callback_settles_an_unknown_outcome_at_once()
    {
        var id = await SendAsync("[drop-reply]");
        Assert.Equal(GenerationStatus.Unknown, (await _engine.FindAsync(id)).Status);

        _engine.Time.Advance(TimeSpan.FromSeconds(3)); // the sandbox starts the task, and says so
        Assert.Equal(204, await _server.NextAnswerAsync(Cancellation));

        var generation = await _engine.FindAsync(id);
        Assert.Equal(GenerationStatus.Submitted, generation.Status);
        Assert.Contains(generation.Timeline, e => e.Note == TimelineNote.Settled && e.Detail == generation.TaskId);
        await _engine.RunUntilAsync(id, GenerationStatus.Succeeded);
    }

    [Fact]
    public async Task A_callback_makes_the_studio_look_now_and_believes_nothing_else()
    {
        var id = await SendAsync();
        await FarFromDueAsync(id);
        var url = await CallbackUrlAsync();
        var taskId = (await _engine.FindAsync(id)).TaskId;

        var reply = await PostAsync(url, $$"""{"id":"{{taskId}}","status":"failed"}""");

        var generation = await _engine.FindAsync(id);
        Assert.Equal(HttpStatusCode.NoContent, reply);
        Assert.Equal((GenerationStatus.Submitted, _engine.Time.GetUtcNow()), (generation.Status, generation.NextActionAt));
    }

    [Theory]
    [InlineData("{\"id\":\"cgt-other\",\"status\":\"succeeded\"}")]
    [InlineData("{\"id\":7}")]
    [InlineData("{\"id\":\"\\ud800\"}")]
    [InlineData("[]")]
    [InlineData("not json")]
    [InlineData("")]
    public async Task What_is_malformed_or_speaks_of_another_task_changes_nothing(string body)
    {
        var id = await SendAsync();
        await FarFromDueAsync(id);
        var before = await _engine.FindAsync(id);

        Assert.Equal(HttpStatusCode.NotFound, await PostAsync(await CallbackUrlAsync(), body));

        Assert.Equal(before.Version, (await _engine.FindAsync(id)).Version);
    }

    [Fact]
    public async Task A_body_past_64_kB_is_not_taken()
    {
        var id = await SendAsync();
        var body = $$"""{"id":"{{(await _engine.FindAsync(id)).TaskId}}","x":"{{new string('x', 65_536)}}"}""";
        Assert.Equal(HttpStatusCode.NotFound, await PostAsync(await CallbackUrlAsync(), body));
    }

    [Fact]
    public async Task A_wrong_secret_opens_nothing()
    {
        var id = await SendAsync();
        var taskId = (await _engine.FindAsync(id)).TaskId;
        foreach (var secret in new[] { new string('A', 43), "x", (await _engine.FindAsync(id)).CallbackHash!, id.ToString() })
        {
            Assert.Equal(
                HttpStatusCode.NotFound,
                await PostAsync(new Uri(_server.Address, $"callbacks/{secret}"), $$"""{"id":"{{taskId}}"}""")
            );
        }
    }

    [Fact]
    public async Task A_replay_after_the_end_changes_nothing()
    {
        var id = await SendAsync();
        var url = await CallbackUrlAsync();
        var done = await _engine.RunUntilAsync(id, GenerationStatus.Succeeded);

        Assert.Equal(HttpStatusCode.NoContent, await PostAsync(url, $$"""{"id":"{{done.TaskId}}","status":"running"}"""));

        Assert.Equal(done.Version, (await _engine.FindAsync(id)).Version);
    }

    [Fact]
    public async Task A_task_that_was_made_from_something_else_settles_nothing()
    {
        var foreign = SandboxHost.Text("Somebody else's");
        foreign["ratio"] = "9:16";
        var other = await _sandbox.CreateAsync(foreign);
        var id = await SendAsync("[drop-reply]");

        Assert.Equal(HttpStatusCode.NotFound, await PostAsync(await CallbackUrlAsync(), $$"""{"id":"{{other}}"}"""));
        Assert.Equal(HttpStatusCode.NotFound, await PostAsync(await CallbackUrlAsync(), """{"id":"cgt-invented"}"""));

        Assert.Equal(GenerationStatus.Unknown, (await _engine.FindAsync(id)).Status);
    }

    [Fact]
    public async Task The_secret_is_neither_stored_nor_shown()
    {
        var id = await SendAsync();
        var secret = (await CallbackUrlAsync()).Segments[^1];
        var generation = await _engine.FindAsync(id);

        Assert.Equal(CallbackLinks.Hash(secret), generation.CallbackHash);
        Assert.DoesNotContain(secret, generation.SentRequest, StringComparison.Ordinal);
        Assert.Contains("callbacks/…", generation.SentRequest, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, "")]
    [InlineData(false, "https://studio.example.com")]
    [InlineData(true, "http://studio.example.com")]
    public async Task No_callback_is_asked_for_where_it_could_not_arrive_or_is_not_known(bool callback, string publicUrl)
    {
        await using var sandbox = await SandboxHost.StartAsync();
        await using var engine = await StudioEngine.StartAsync(
            sandbox.Http.BaseAddress!,
            time: sandbox.Time,
            settings: ("Studio:PublicUrl", publicUrl)
        );
        engine.Get<ModelCatalog>().Default.Callback = callback;
        Assert.Null(engine.Get<CallbackLinks>().Make(engine.Get<ModelCatalog>().Default));
    }

    private async Task<GenerationId> SendAsync(string mark = "")
    {
        var id = await _engine.SubmitAsync(Make.Composition(prompt: $"A paper boat {mark}"));
        await _engine.Get<SubmitWorker>().RunOnceAsync(Cancellation);
        return id;
    }

    private async Task FarFromDueAsync(GenerationId id)
    {
        _engine.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.True((await _engine.FindAsync(id)).NextActionAt > _engine.Time.GetUtcNow());
    }

    private async Task<Uri> CallbackUrlAsync()
    {
        var created = (await _sandbox.CreatesAsync()).GetProperty("creates").EnumerateArray().Last().GetProperty("body");
        return new Uri(created.GetProperty("callback_url").GetString()!);
    }

    private async Task<HttpStatusCode> PostAsync(Uri url, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var reply = await _server.Http.PostAsync(url, content, Cancellation);
        return reply.StatusCode;
    }
}
