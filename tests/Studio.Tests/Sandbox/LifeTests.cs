using System.Net;
using System.Text.Json;
using Studio.Testing;
using Xunit;
using static Studio.Tests.Sandbox.SandboxHost;

namespace Studio.Tests.Sandbox;

public sealed class LifeTests
{
    [Fact]
    public async Task A_task_is_queued_then_runs_then_succeeds_by_the_clock()
    {
        await using var host = await StartAsync();
        var start = host.Time.GetUtcNow().ToUnixTimeSeconds();
        var id = await host.CreateAsync();

        var queued = await host.QueryAsync(id);
        host.Time.Advance(TimeSpan.FromSeconds(2));
        var running = await host.QueryAsync(id);
        host.Time.Advance(TimeSpan.FromSeconds(30));
        var succeeded = await host.QueryAsync(id);

        Assert.Equal("queued", queued.GetProperty("status").GetString());
        Assert.Equal(JsonValueKind.Null, queued.GetProperty("error").ValueKind);
        Assert.False(queued.TryGetProperty("content", out _));
        Assert.Equal("running", running.GetProperty("status").GetString());
        Assert.Equal(start + 2, running.GetProperty("updated_at").GetInt64());
        Assert.Equal("succeeded", succeeded.GetProperty("status").GetString());
        Assert.Equal(start, succeeded.GetProperty("created_at").GetInt64());
        Assert.Equal(start + 8, succeeded.GetProperty("updated_at").GetInt64());
        Assert.Equal("720p", succeeded.GetProperty("resolution").GetString());
        Assert.Equal("16:9", succeeded.GetProperty("ratio").GetString());
        Assert.Equal(5, succeeded.GetProperty("duration").GetInt32());
        Assert.Equal(24, succeeded.GetProperty("framespersecond").GetInt32());
        Assert.True(succeeded.GetProperty("generate_audio").GetBoolean());
        Assert.InRange(succeeded.GetProperty("seed").GetInt32(), 0, int.MaxValue);
        Assert.Equal(108_900, succeeded.GetProperty("usage").GetProperty("total_tokens").GetInt64());
        Assert.StartsWith(
            "http://127.0.0.1:",
            succeeded.GetProperty("content").GetProperty("video_url").GetString(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_video_among_the_inputs_costs_at_least_five_thirds_of_the_seconds()
    {
        await using var host = await StartAsync();

        var id = await host.CreateAsync(Request(host.Item("video", "reference_video", "v.mp4")));
        host.Time.Advance(TimeSpan.FromSeconds(8));

        var usage = (await host.QueryAsync(id)).GetProperty("usage");
        Assert.Equal(9L * 1280 * 720 * 24 / 1024, usage.GetProperty("completion_tokens").GetInt64());
    }

    [Fact]
    public async Task Tasks_beyond_the_limit_wait_for_a_free_place()
    {
        await using var host = await StartAsync(("MaxRunning", "1"));
        var first = await host.CreateAsync();
        var second = await host.CreateAsync();

        host.Time.Advance(TimeSpan.FromSeconds(3));
        var early = (await host.StatusAsync(first), await host.StatusAsync(second));
        host.Time.Advance(TimeSpan.FromSeconds(6));
        var late = (await host.StatusAsync(first), await host.StatusAsync(second));
        host.Time.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal(("running", "queued"), early);
        Assert.Equal(("succeeded", "running"), late);
        Assert.Equal("succeeded", await host.StatusAsync(second));
    }

    [Fact]
    public async Task Tasks_are_listed_newest_first_by_page_and_filter()
    {
        await using var host = await StartAsync();
        var oldest = await host.CreateAsync(Text("one"));
        var failed = await host.CreateAsync(Text("two [fail:InternalServiceError]"));
        host.Time.Advance(TimeSpan.FromSeconds(10));
        var body = Text("three");
        body["model"] = "doubao-seedance-2-0-fast-260128";
        var newest = await host.CreateAsync(body);

        Assert.Equal([newest, failed, oldest], Ids(await host.ListAsync()));
        Assert.Equal([failed], Ids(await host.ListAsync("?page_num=2&page_size=1")));
        Assert.Equal(3, (await host.ListAsync("?page_num=2&page_size=1")).GetProperty("total").GetInt32());
        Assert.Equal([failed], Ids(await host.ListAsync("?filter.status=failed")));
        Assert.Equal([newest], Ids(await host.ListAsync("?filter.model=doubao-seedance-2-0-fast-260128")));
        Assert.Equal(
            [newest, oldest],
            Ids(await host.ListAsync($"?filter.task_ids={oldest}&filter.task_ids={newest}&filter.task_ids=cgt-none"))
        );
    }

    [Theory]
    [InlineData("page_size=501")]
    [InlineData("page_num=0")]
    [InlineData("page_num=x")]
    [InlineData("filter.status=lost")]
    public async Task A_list_outside_its_limits_is_refused(string query)
    {
        await using var host = await StartAsync();

        using var reply = await host.GetAsync("contents/generations/tasks?" + query);

        Assert.Equal(HttpStatusCode.BadRequest, reply.StatusCode);
        Assert.Equal(query.Split('=')[0], (await ReadAsync(reply)).GetProperty("error").GetProperty("param").GetString());
    }

    [Fact]
    public async Task Deleting_cancels_a_queued_task_refuses_a_running_one_and_removes_a_finished_one()
    {
        await using var host = await StartAsync();
        var queued = await host.CreateAsync();
        using var cancelled = await host.DeleteAsync(queued);
        var running = await host.CreateAsync();
        host.Time.Advance(TimeSpan.FromSeconds(2));
        using var refused = await host.DeleteAsync(running);
        host.Time.Advance(TimeSpan.FromSeconds(6));
        using var removed = await host.DeleteAsync(running);
        using var gone = await host.GetAsync("contents/generations/tasks/" + running);

        Assert.Equal(HttpStatusCode.OK, cancelled.StatusCode);
        Assert.Equal("cancelled", await host.StatusAsync(queued));
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Equal("InvalidAction.RunningTaskDeletion", (await ReadAsync(refused)).GetProperty("error").GetProperty("code").GetString());
        Assert.Equal(HttpStatusCode.OK, removed.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }

    [Fact]
    public async Task A_gateway_without_list_and_delete_answers_404_and_405()
    {
        await using var host = await StartAsync(("SupportsList", "false"), ("SupportsDelete", "false"));
        var id = await host.CreateAsync();

        using var list = await host.GetAsync("contents/generations/tasks");
        using var delete = await host.DeleteAsync(id);

        Assert.Equal(HttpStatusCode.NotFound, list.StatusCode);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, delete.StatusCode);
        Assert.Equal("queued", await host.StatusAsync(id));
    }

    [Fact]
    public async Task A_record_is_gone_after_seven_days()
    {
        await using var host = await StartAsync();
        var id = await host.CreateAsync();
        host.Time.Advance(TimeSpan.FromSeconds(8) + TimeSpan.FromDays(7));
        Assert.Equal("succeeded", await host.StatusAsync(id));

        host.Time.Advance(TimeSpan.FromSeconds(1));
        await host.CreateAsync();

        using var gone = await host.GetAsync("contents/generations/tasks/" + id);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }

    [Fact]
    public async Task Tasks_survive_a_restart_with_their_videos()
    {
        var folder = Directory.CreateTempSubdirectory("studio-tests-");
        var time = new FakeTime();
        (string, string)[] settings = [("Animatics", "false"), ("WorkDirectory", folder.FullName)];
        try
        {
            string done;
            string running;
            await using (var before = await StartAtAsync(time, settings))
            {
                done = await before.CreateAsync();
                time.Advance(TimeSpan.FromSeconds(8));
                running = await before.CreateAsync(Text("still [not-ready:1]"));
                time.Advance(TimeSpan.FromSeconds(3));
                Assert.Equal("running", await before.StatusAsync(running));
            }

            await using var after = await StartAtAsync(time, settings);
            using var video = await after.GetAsync((await after.LinkAsync(done)).AbsoluteUri);
            Assert.Equal("running", await after.StatusAsync(running));
            time.Advance(TimeSpan.FromSeconds(5));
            using var notReady = await after.GetAsync((await after.LinkAsync(running)).AbsoluteUri);

            Assert.Equal(HttpStatusCode.OK, video.StatusCode);
            Assert.Equal("video/mp4", video.Content.Headers.ContentType?.MediaType);
            Assert.Equal(HttpStatusCode.BadRequest, notReady.StatusCode);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static IEnumerable<string?> Ids(JsonElement list) =>
        list.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetString());
}
