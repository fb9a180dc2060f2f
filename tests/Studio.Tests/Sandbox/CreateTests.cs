using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Xunit;
using static Studio.Tests.Sandbox.SandboxHost;

namespace Studio.Tests.Sandbox;

public sealed partial class CreateTests
{
    [Fact]
    public async Task The_documented_example_is_accepted_as_it_stands()
    {
        await using var host = await StartAsync();
        var example = JsonNode.Parse(
            $$"""
            {"model":"doubao-seedance-2-0-260128","content":[
             {"type":"text","text":"第一人称视角果茶宣传广告..."},
             {"type":"image_url","image_url":{"url":"{{host.MediaUrl("b.jpg")}}"},"role":"reference_image"},
             {"type":"video_url","video_url":{"url":"{{host.MediaUrl("v.mp4")}}"},"role":"reference_video"},
             {"type":"audio_url","audio_url":{"url":"{{host.MediaUrl("m.mp3")}}"},"role":"reference_audio"}],
             "generate_audio":true,"ratio":"21:9","duration":11,"watermark":false}
            """
        )!;

        using var reply = await host.PostAsync(example);

        var json = await ReadAsync(reply);
        var creates = await host.CreatesAsync();
        Assert.Equal(HttpStatusCode.OK, reply.StatusCode);
        Assert.Equal("application/json", reply.Content.Headers.ContentType?.MediaType);
        Assert.Matches(TaskId(), json.GetProperty("id").GetString());
        Assert.Equal("submitted", json.GetProperty("status").GetString());
        Assert.Equal(1, creates.GetProperty("count").GetInt64());
        var create = creates.GetProperty("creates")[0];
        Assert.Equal("第一人称视角果茶宣传广告...", create.GetProperty("prompt").GetString());
        Assert.True(JsonNode.DeepEquals(example, JsonNode.Parse(create.GetProperty("body").GetRawText())));
    }

    [Fact]
    public async Task The_official_reply_is_the_id_alone()
    {
        await using var host = await StartAsync(("CreateStatus", "false"));

        using var reply = await host.PostAsync(Text("A quiet lake"));

        Assert.Equal(["id"], (await ReadAsync(reply)).EnumerateObject().Select(field => field.Name));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Bearer wrong")]
    [InlineData("Basic test-key")]
    public async Task Another_bearer_is_refused_everywhere(string authorization)
    {
        await using var host = await StartAsync();
        host.Http.DefaultRequestHeaders.Remove("Authorization");
        host.Http.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", authorization);

        HttpResponseMessage[] replies =
        [
            await host.PostAsync(Text("A quiet lake")),
            await host.GetAsync("contents/generations/tasks"),
            await host.GetAsync("contents/generations/tasks/cgt-1"),
            await host.DeleteAsync("cgt-1"),
            await host.GetAsync("_sandbox/creates"),
        ];

        foreach (var reply in replies)
        {
            Assert.Equal(HttpStatusCode.Unauthorized, reply.StatusCode);
            Assert.Equal("AuthenticationError", (await ReadAsync(reply)).GetProperty("error").GetProperty("code").GetString());
        }
    }

    [Fact]
    public async Task Creates_beyond_the_rate_wait_for_the_next_minute()
    {
        await using var host = await StartAsync(("CreatesPerMinute", "2"));
        await host.CreateAsync();
        host.Time.Advance(TimeSpan.FromSeconds(20));
        await host.CreateAsync();

        using var refused = await host.PostAsync(Text("A quiet lake"));

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(40), refused.Headers.RetryAfter?.Delta);
        host.Time.Advance(TimeSpan.FromSeconds(40));
        await host.CreateAsync();
        using var again = await host.PostAsync(Text("A quiet lake"));
        Assert.Equal(TimeSpan.FromSeconds(20), again.Headers.RetryAfter?.Delta);
    }

    [Fact]
    public async Task Media_on_private_addresses_are_refused_where_forbidden()
    {
        await using var host = await StartAsync(("AllowPrivateMedia", "false"));

        using var reply = await host.PostAsync(Request(host.Item("image", "first_frame", "a.png")));

        Assert.Equal(HttpStatusCode.BadRequest, reply.StatusCode);
        Assert.Equal("content[0].image_url.url", (await ReadAsync(reply)).GetProperty("error").GetProperty("param").GetString());
    }

    [Fact]
    public async Task A_book_full_of_unfinished_tasks_takes_no_more()
    {
        await using var host = await StartAsync(("MaxTasks", "2"));
        await host.CreateAsync();
        await host.CreateAsync();

        using var refused = await host.PostAsync(Text("A quiet lake"));

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        host.Time.Advance(TimeSpan.FromSeconds(8));
        await host.CreateAsync();
    }

    [GeneratedRegex("^cgt-20260302090000-[a-z0-9]{5}$")]
    private static partial Regex TaskId();
}
