using System.Net;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Xunit;
using static Studio.Tests.Sandbox.SandboxHost;

namespace Studio.Tests.Sandbox;

public sealed class ScenarioTests
{
    [Fact]
    public async Task A_refusal_applies_to_matching_prompts_as_often_as_it_says()
    {
        await using var host = await StartAsync(
            ("Scenarios:0:Match", "storm"),
            ("Scenarios:0:Times", "2"),
            ("Scenarios:0:CreateStatus", "429"),
            ("Scenarios:0:CreateCode", "ServerOverloaded"),
            ("Scenarios:0:CreateMessage", "Too busy"),
            ("Scenarios:0:RetryAfter", "00:00:07")
        );

        await host.CreateAsync(Text("A quiet lake"));
        for (var attempt = 0; attempt < 2; attempt++)
        {
            using var refused = await host.PostAsync(Text("A Storm at sea"));
            var error = (await ReadAsync(refused)).GetProperty("error");
            Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
            Assert.Equal(TimeSpan.FromSeconds(7), refused.Headers.RetryAfter?.Delta);
            Assert.Equal("ServerOverloaded", error.GetProperty("code").GetString());
            Assert.StartsWith("Too busy", error.GetProperty("message").GetString(), StringComparison.Ordinal);
        }

        await host.CreateAsync(Text("A Storm at sea"));
    }

    [Theory]
    [InlineData("[refuse]", 400, "InvalidParameter")]
    [InlineData("[refuse:AuthenticationError]", 401, "AuthenticationError")]
    [InlineData("[refuse:AccountOverdueError]", 403, "AccountOverdueError")]
    [InlineData("[sandbox:refuse:RequestBurstTooFast]", 429, "RequestBurstTooFast")]
    [InlineData("[refuse:ServerOverloaded]", 503, "ServerOverloaded")]
    public async Task A_mark_in_the_prompt_refuses_without_configuration(string mark, int status, string code)
    {
        await using var host = await StartAsync();

        using var refused = await host.PostAsync(Text("A quiet lake " + mark));

        Assert.Equal(status, (int)refused.StatusCode);
        Assert.Equal(code, (await ReadAsync(refused)).GetProperty("error").GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_create_may_be_answered_with_a_page()
    {
        await using var host = await StartAsync(("Scenarios:0:CreateHtml", "true"));

        using var reply = await host.PostAsync(Text("A quiet lake"));

        Assert.Equal(HttpStatusCode.BadGateway, reply.StatusCode);
        Assert.Equal("text/html", reply.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task A_reply_that_breaks_off_leaves_an_accepted_task()
    {
        await using var host = await StartAsync(("Scenarios:0:BrokenReply", "true"));

        using var reply = await host.PostAsync(Text("A quiet lake"));

        await Assert.ThrowsAnyAsync<JsonException>(() => ReadAsync(reply));
        Assert.Equal(1, (await host.CreatesAsync()).GetProperty("count").GetInt64());
    }

    [Theory]
    [InlineData("DropReply", 1)]
    [InlineData("DropRequest", 0)]
    public async Task A_dropped_create_was_or_was_not_accepted(string drop, int accepted)
    {
        await using var host = await StartAsync(("Scenarios:0:" + drop, "true"));
        // A warm connection: a client that repeats by itself what an idle connection lost would show here.
        await host.ListAsync();

        await Assert.ThrowsAsync<HttpRequestException>(() => host.PostAsync(Text("A quiet lake")));

        Assert.Equal(accepted, (await host.CreatesAsync()).GetProperty("count").GetInt64());
    }

    [Fact]
    public async Task A_delayed_reply_belongs_to_a_task_that_was_accepted_at_once()
    {
        await using var host = await StartAsync(("Scenarios:0:DelayCreate", "00:01:00"));
        var reply = host.CreateAsync();
        while ((await host.CreatesAsync()).GetProperty("count").GetInt64() == 0) { }

        Assert.False(reply.IsCompleted);
        while (!reply.IsCompleted)
        {
            host.Time.Advance(TimeSpan.FromMinutes(1));
            await host.ListAsync();
        }

        Assert.Equal("succeeded", await host.StatusAsync(await reply));
    }

    [Theory]
    [InlineData("[fail]", "failed", "OutputVideoSensitiveContentDetected")]
    [InlineData("[fail:InternalServiceError]", "failed", "InternalServiceError")]
    [InlineData("[expire]", "expired", null)]
    [InlineData("[never]", "running", null)]
    [InlineData("[slow:60]", "running", null)]
    public async Task A_mark_in_the_prompt_decides_how_the_task_ends(string mark, string status, string? code)
    {
        await using var host = await StartAsync();
        var id = await host.CreateAsync(Text("A quiet lake " + mark));

        host.Time.Advance(TimeSpan.FromSeconds(61));

        var task = await host.QueryAsync(id);
        var error = task.GetProperty("error");
        Assert.Equal(status, task.GetProperty("status").GetString());
        Assert.Equal(code, error.ValueKind == JsonValueKind.Null ? null : error.GetProperty("code").GetString());
        Assert.False(task.TryGetProperty("usage", out _));
    }

    [Fact]
    public async Task A_running_task_may_use_a_word_of_its_own()
    {
        await using var host = await StartAsync(("Scenarios:0:UnknownStatus", "pondering"));
        var id = await host.CreateAsync();

        host.Time.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal("pondering", await host.StatusAsync(id));
    }

    [Fact]
    public async Task Reads_are_dropped_at_the_given_percentage()
    {
        await using var host = await StartAsync(("Scenarios:0:Match", "fog"), ("Scenarios:0:DropReads", "100"));
        var lost = await host.CreateAsync(Text("fog"));
        var seen = await host.CreateAsync(Text("sun"));

        await Assert.ThrowsAsync<HttpRequestException>(() => host.QueryAsync(lost));
        Assert.Equal("queued", await host.StatusAsync(seen));
    }

    [Fact]
    public async Task A_reply_to_a_query_may_be_padded_to_any_length()
    {
        await using var host = await StartAsync(("Scenarios:0:PadReads", "3000000"));
        var id = await host.CreateAsync();

        using var reply = await host.GetAsync("contents/generations/tasks/" + id);

        Assert.InRange((await reply.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Length, 3_000_001, 3_001_000);
    }

    [Fact]
    public async Task The_same_seed_drops_the_same_replies()
    {
        async Task<List<bool>> TryTwentyAsync()
        {
            await using var host = await StartAsync(("DropReplies", "30"), ("Seed", "7"));
            // A connection of its own for each, or the handler would try once more by itself.
            host.Http.DefaultRequestHeaders.ConnectionClose = true;
            var arrived = new List<bool>();
            for (var attempt = 0; attempt < 20; attempt++)
            {
                try
                {
                    using var reply = await host.GetAsync("contents/generations/tasks");
                    arrived.Add(true);
                }
                catch (HttpRequestException)
                {
                    arrived.Add(false);
                }
            }

            return arrived;
        }

        var first = await TryTwentyAsync();

        Assert.Equal(first, await TryTwentyAsync());
        Assert.InRange(first.Count(arrived => !arrived), 1, 12);
    }

    [Fact]
    public async Task Each_change_of_status_is_posted_to_the_callback()
    {
        var received = Channel.CreateUnbounded<string>();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        await using var listener = builder.Build();
        listener.Urls.Add("http://127.0.0.1:0");
        listener.MapPost(
            "/hook",
            async (HttpRequest request) =>
            {
                var body = await JsonDocument.ParseAsync(request.Body);
                received.Writer.TryWrite(body.RootElement.GetProperty("status").GetString()!);
            }
        );
        await listener.StartAsync(TestContext.Current.CancellationToken);
        await using var host = await StartAsync(("OfficialProfile", "true"));
        var body = Text("A quiet lake");
        body["callback_url"] = listener.Urls.Single() + "/hook";

        await host.CreateAsync(body);
        host.Time.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal("running", await received.Reader.ReadAsync(TestContext.Current.CancellationToken));
        Assert.Equal("succeeded", await received.Reader.ReadAsync(TestContext.Current.CancellationToken));
    }
}
