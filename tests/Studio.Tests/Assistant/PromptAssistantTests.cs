using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Studio.Application.Assistant;
using Studio.Application.Team;
using Studio.Domain.Campaigns;
using Studio.Domain.Team;
using Studio.Testing;
using Studio.Tests.Sandbox;
using Xunit;

namespace Studio.Tests.Assistant;

/// <summary>The real client: against the sandbox over HTTP, and against servers that do what the sandbox doesn't.</summary>
public sealed class PromptAssistantTests : IDisposable
{
    private readonly TestDatabase _database = new();
    private readonly HttpClient _http = PromptAssistant.CreateHttp();
    private readonly FakeTime _time = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(RewriteKind.Improve, "A boat ⟦1⟧. The camera slowly pushes in; soft side light, shallow depth of field.")]
    [InlineData(RewriteKind.Translate, "（沙盒译文）A boat ⟦1⟧.")]
    [InlineData(RewriteKind.Shorten, "A boat ⟦1⟧.")]
    [InlineData(RewriteKind.Storyboard, "Shot 1: A boat ⟦1⟧.")]
    public async Task Each_task_streams_its_rewrite_from_the_sandbox(RewriteKind kind, string rewrite)
    {
        await using var sandbox = await StartSandboxAsync();

        var steps = await RewriteAsync(sandbox.Http.BaseAddress!, "A boat ⟦1⟧.", kind);

        Assert.IsType<RewriteStep.Finished>(steps[^1]);
        Assert.True(steps.Count > 3);
        Assert.Equal(rewrite, TextOf(steps));
    }

    [Theory]
    [InlineData("401", AssistantFault.KeyRefused)]
    [InlineData("402", AssistantFault.KeyRefused)]
    [InlineData("403", AssistantFault.KeyRefused)]
    [InlineData("404", AssistantFault.NotFound)]
    [InlineData("422", AssistantFault.Refused)]
    [InlineData("429", AssistantFault.Busy)]
    [InlineData("500", AssistantFault.Unwell)]
    [InlineData("504", AssistantFault.TooSlow)]
    public async Task A_refusal_is_a_fault_of_its_kind(string status, AssistantFault fault)
    {
        await using var sandbox = await StartSandboxAsync();

        Assert.Equal([new RewriteStep.Broken(fault)], await RewriteAsync(sandbox.Http.BaseAddress!, $"A boat. [chat:{status}]"));
    }

    [Fact]
    public async Task A_cut_stream_keeps_what_came()
    {
        await using var sandbox = await StartSandboxAsync();

        var steps = await RewriteAsync(sandbox.Http.BaseAddress!, "A boat. [chat:cut]");

        Assert.Equal(new RewriteStep.Broken(AssistantFault.CutOff), steps[^1]);
        Assert.StartsWith("A boat.", TextOf(steps), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Silence_is_given_up_after_the_patience()
    {
        var asked = new TaskCompletionSource();
        await using var server = await ScriptedServer.StartAsync(async context =>
        {
            asked.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        });

        var rewriting = RewriteAsync(server.Address, "A boat.");
        await asked.Task.WaitAsync(Cancellation);
        _time.Advance(TimeSpan.FromSeconds(61));

        Assert.Equal([new RewriteStep.Broken(AssistantFault.TooSlow)], await rewriting);
    }

    [Fact]
    public async Task Stopping_ends_the_request_at_the_endpoint_too()
    {
        var gone = new TaskCompletionSource();
        await using var server = await ScriptedServer.StartAsync(async context =>
        {
            context.RequestAborted.Register(gone.SetResult);
            await EventAsync(context, """{"choices":[{"delta":{"content":"A"}}]}""");
            await gone.Task;
        });
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var (assistant, member) = await MakeAsync(server.Address, MemberRole.Editor);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var _ in assistant.RewriteAsync(member, RewriteKind.Improve, "A boat.", null, stop.Token))
            {
                await stop.CancelAsync();
            }
        });
        await gone.Task.WaitAsync(Cancellation);
    }

    [Fact]
    public async Task Nothing_at_the_address_is_unreachable() =>
        Assert.Equal([new RewriteStep.Broken(AssistantFault.Unreachable)], await RewriteAsync(new Uri("http://127.0.0.1:1/v1"), "A boat."));

    [Theory]
    [InlineData("""{"choices":[{"message":{"content":"A red boat."},"finish_reason":"stop"}]}""", "A red boat.", null)]
    [InlineData("""{"choices":[{"message":{"content":"A red boat."}}]}""", "A red boat.", null)]
    [InlineData("""{"choices":[{"message":{"content":"A red"},"finish_reason":"length"}]}""", "A red", AssistantFault.CutOff)]
    [InlineData("""{"choices":[]}""", "", AssistantFault.Unreadable)]
    [InlineData("<!doctype html>", "", AssistantFault.Unreadable)]
    [InlineData("""{"error":{"message":"no"}}""", "", AssistantFault.Unwell)]
    public async Task An_endpoint_that_does_not_stream_is_understood(string body, string text, AssistantFault? fault)
    {
        await using var server = await ScriptedServer.StartAsync(context =>
        {
            context.Response.ContentType = "application/json";
            return context.Response.WriteAsync(body);
        });

        var steps = await RewriteAsync(server.Address, "A boat.");

        Assert.Equal(text, TextOf(steps));
        Assert.Equal(fault, (steps[^1] as RewriteStep.Broken)?.Fault);
    }

    [Theory]
    [InlineData(
        """{"choices":[{"delta":{"role":"assistant","content":null}}]}|{"choices":[{"delta":{"content":"Yes"},"finish_reason":null}],"usage":null}|{"choices":[{"delta":{},"finish_reason":"stop"}]}|{"choices":[],"usage":{"total_tokens":9}}|[DONE]""",
        "Yes",
        null
    )]
    [InlineData("""{"choices":[{"delta":{"content":"Yes"}}]}""", "Yes", AssistantFault.CutOff)]
    [InlineData("""{"choices":[{"delta":{"content":""},"finish_reason":"content_filter"}]}|[DONE]""", "", AssistantFault.Refused)]
    [InlineData("""{"choices":[{"delta":{"content":"Y"}}]}|{"error":{"message":"overloaded"}}""", "Y", AssistantFault.Unwell)]
    [InlineData("""{"choices":[{"delta":{"content":"Y"}}]}|nonsense""", "Y", AssistantFault.Unreadable)]
    public async Task The_dialects_of_a_stream_are_understood(string events, string text, AssistantFault? fault)
    {
        await using var server = await ScriptedServer.StartAsync(async context =>
        {
            foreach (var data in events.Split('|'))
            {
                await EventAsync(context, data);
            }
        });

        var steps = await RewriteAsync(server.Address, "A boat.");

        Assert.Equal(text, TextOf(steps));
        Assert.Equal(fault, (steps[^1] as RewriteStep.Broken)?.Fault);
    }

    [Fact]
    public async Task The_request_is_what_every_endpoint_takes_with_the_campaigns_wishes_at_the_end()
    {
        await using var server = await ScriptedServer.StartAsync(context => EventAsync(context, "[DONE]"));

        var (assistant, member) = await MakeAsync(new Uri(server.Address, "/v1/"), MemberRole.Editor);
        var campaign = new Campaign(CampaignId.New(Make.Now), member, "Summer", Make.Now);
        campaign.Describe(new CampaignText { Name = "Summer", AssistantInstructions = "Always say “Tidewater”." });
        await _database.SaveAsync(campaign);

        await ReadAsync(assistant, member, "A boat.", RewriteKind.Shorten, campaign.Id);

        var request = Assert.Single(server.Requests);
        var body = JsonNode.Parse(request.Body)!;
        Assert.Equal(("POST", "/v1/chat/completions", "Bearer test-key"), (request.Method, request.Path, request.Headers["Authorization"]));
        Assert.Equal(["model", "messages", "stream"], body.AsObject().Select(field => field.Key));
        Assert.Equal(("stand-in", true), ((string?)body["model"], (bool?)body["stream"]));
        Assert.EndsWith("Always say “Tidewater”.", (string?)body["messages"]![0]!["content"], StringComparison.Ordinal);
        Assert.Equal("A boat.", (string?)body["messages"]![1]!["content"]);
    }

    [Fact]
    public async Task A_viewer_and_a_prompt_that_is_too_long_never_reach_the_endpoint()
    {
        await using var server = await ScriptedServer.StartAsync(context => EventAsync(context, "[DONE]"));
        var (assistant, viewer) = await MakeAsync(server.Address, MemberRole.Viewer);

        Assert.Equal([new RewriteStep.Broken(AssistantFault.NotAllowed)], await ReadAsync(assistant, viewer, "A boat."));
        Assert.Equal(
            [new RewriteStep.Broken(AssistantFault.TooLong)],
            await RewriteAsync(server.Address, new string('桃', PromptAssistant.MaxLength + 1))
        );
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task An_answer_without_end_is_cut()
    {
        await using var server = await ScriptedServer.StartAsync(async context =>
        {
            var data = $$$"""{"choices":[{"delta":{"content":"{{{new string('a', 5000)}}}"}}]}""";
            while (!context.RequestAborted.IsCancellationRequested)
            {
                await EventAsync(context, data);
            }
        });

        var steps = await RewriteAsync(server.Address, "A boat.");

        Assert.Equal(new RewriteStep.Broken(AssistantFault.CutOff), steps[^1]);
    }

    public void Dispose()
    {
        _http.Dispose();
        _database.Dispose();
    }

    private static Task<SandboxHost> StartSandboxAsync() => SandboxHost.StartAsync(("ChatPace", "00:00:00"));

    private static string TextOf(IEnumerable<RewriteStep> steps) => string.Concat(steps.OfType<RewriteStep.Piece>().Select(p => p.Text));

    private static Task EventAsync(HttpContext context, string data)
    {
        if (!context.Response.HasStarted)
        {
            context.Response.ContentType = "text/event-stream; charset=utf-8";
        }
        return context.Response.WriteAsync($"data: {data}\n\n");
    }

    private async Task<List<RewriteStep>> RewriteAsync(Uri root, string prompt, RewriteKind kind = RewriteKind.Improve)
    {
        var (assistant, member) = await MakeAsync(root, MemberRole.Editor);
        return await ReadAsync(assistant, member, prompt, kind);
    }

    private static async Task<List<RewriteStep>> ReadAsync(
        PromptAssistant assistant,
        MemberId member,
        string prompt,
        RewriteKind kind = RewriteKind.Improve,
        CampaignId? campaignId = null
    )
    {
        var steps = new List<RewriteStep>();
        await foreach (var step in assistant.RewriteAsync(member, kind, prompt, campaignId, Cancellation))
        {
            steps.Add(step);
        }
        return steps;
    }

    private async Task<(PromptAssistant Assistant, MemberId Member)> MakeAsync(Uri root, MemberRole role)
    {
        var member = new Member
        {
            Id = MemberId.New(Make.Now),
            Name = "Mei",
            UserName = $"{Guid.NewGuid():N}@example.com",
            Role = role,
            JoinedAt = Make.Now,
        };
        await _database.SaveAsync(member);
        var options = new AssistantOptions
        {
            BaseUrl = root,
            ApiKey = "test-key",
            Model = "stand-in",
        };
        var logger = NullLogger<PromptAssistant>.Instance;
        return (new PromptAssistant(_http, Options.Create(options), _database, _time, logger), member.Id);
    }
}
