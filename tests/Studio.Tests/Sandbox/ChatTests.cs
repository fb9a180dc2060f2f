using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Xunit;
using static Studio.Tests.Sandbox.SandboxHost;

namespace Studio.Tests.Sandbox;

public sealed class ChatTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_chat_without_the_bearer_is_refused()
    {
        await using var host = await StartAsync();
        host.Http.DefaultRequestHeaders.Authorization = null;

        using var reply = await AskAsync(host, "Task: improve", "A boat.");

        Assert.Equal(HttpStatusCode.Unauthorized, reply.StatusCode);
    }

    [Theory]
    [InlineData("Task: improve it", "A boat.", "A boat. The camera slowly pushes in; soft side light, shallow depth of field.")]
    [InlineData("Task: translate it", "A paper boat at dawn.", "（沙盒译文）A 纸船 at 黎明.")]
    [InlineData("Task: translate it", "纸船漂过水洼。", "(Sandbox translation) paper boat 漂过 puddle 。")]
    [InlineData("Task: shorten it", "One. Two. Three ⟦1⟧.", "One. Three ⟦1⟧.")]
    [InlineData("Task: storyboard it", "One. Two.", "Shot 1: One.\nShot 2: Two.")]
    [InlineData("Task: storyboard it", "雨停了。孩子笑了。", "镜头1：雨停了。\n镜头2：孩子笑了。")]
    public async Task The_rewrite_depends_on_what_the_system_message_asks_for(string system, string text, string rewrite)
    {
        await using var host = await StartAsync();

        using var reply = await AskAsync(host, system, text, isStream: false);

        var choice = (await ReadAsync(reply)).GetProperty("choices")[0];
        Assert.Equal(rewrite, choice.GetProperty("message").GetProperty("content").GetString());
        Assert.Equal("stop", choice.GetProperty("finish_reason").GetString());
    }

    [Fact]
    public async Task A_stream_is_the_same_answer_in_events_and_ends_with_done()
    {
        await using var host = await StartAsync(("ChatPace", "00:00:00"));

        using var reply = await AskAsync(host, "Task: improve", "Boat ⟦1⟧ 😀.");

        var events = (await reply.Content.ReadAsStringAsync(Cancellation)).Split("\n\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("text/event-stream", reply.Content.Headers.ContentType?.MediaType);
        Assert.All(events, e => Assert.StartsWith("data: ", e, StringComparison.Ordinal));
        Assert.Equal("data: [DONE]", events[^1]);
        var deltas = events[..^1].Select(e => JsonNode.Parse(e[6..])!["choices"]![0]!).ToList();
        Assert.Equal(
            "Boat ⟦1⟧ 😀. The camera slowly pushes in; soft side light, shallow depth of field.",
            string.Concat(deltas.Select(d => (string?)d["delta"]!["content"]))
        );
        Assert.Equal("stop", (string?)deltas[^1]["finish_reason"]);
    }

    [Theory]
    [InlineData("[chat:429]", HttpStatusCode.TooManyRequests)]
    [InlineData("[chat:500]", HttpStatusCode.InternalServerError)]
    [InlineData("[chat:403]", HttpStatusCode.Forbidden)]
    public async Task A_mark_refuses_with_its_status(string mark, HttpStatusCode status)
    {
        await using var host = await StartAsync();

        using var reply = await AskAsync(host, "Task: improve", "A boat. " + mark);

        Assert.Equal(status, reply.StatusCode);
        Assert.Equal("scripted_refusal", (await ReadAsync(reply)).GetProperty("error").GetProperty("code").GetString());
    }

    [Theory]
    [InlineData("{", "body")]
    [InlineData("[]", "body")]
    [InlineData("""{"messages":[{"role":"user","content":"x"}]}""", "model")]
    [InlineData("""{"model":"m"}""", "messages")]
    [InlineData("""{"model":"m","messages":[{"role":"system","content":"x"}]}""", "messages")]
    [InlineData("""{"model":"m","messages":["x",{"role":"user","content":[]}]}""", "messages")]
    public async Task A_malformed_chat_is_refused_by_name(string body, string param)
    {
        await using var host = await StartAsync();

        using var reply = await PostAsync(host, body);

        Assert.Equal(HttpStatusCode.BadRequest, reply.StatusCode);
        Assert.Equal(param, (await ReadAsync(reply)).GetProperty("error").GetProperty("param").GetString());
    }

    private static Task<HttpResponseMessage> AskAsync(SandboxHost host, string system, string text, bool isStream = true)
    {
        var messages = new JsonArray(
            new JsonObject { ["role"] = "system", ["content"] = system },
            new JsonObject { ["role"] = "user", ["content"] = text }
        );
        return PostAsync(
            host,
            new JsonObject
            {
                ["model"] = "stand-in",
                ["stream"] = isStream,
                ["messages"] = messages,
            }.ToJsonString()
        );
    }

    private static async Task<HttpResponseMessage> PostAsync(SandboxHost host, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        return await host.Http.PostAsync(host.Address("chat/completions"), content, Cancellation);
    }
}
