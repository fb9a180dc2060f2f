using System.Net;
using Studio.Seedance;
using Xunit;

namespace Studio.Tests.Seedance;

public sealed class GetTaskTests
{
    private const string Finished = """
        {"id":"cgt-1","model":"doubao-seedance-2-0-260128","status":"succeeded","error":null,"created_at":1766000000,
         "updated_at":"1766000060","content":{"video_url":"https://v.example/1.mp4?s=1","last_frame_url":"https://v.example/1.png?s=1"},
         "seed":"58944","resolution":"720p","ratio":"16:9","duration":"5","frames":121,"framespersecond":24.0,
         "generate_audio":"true","usage":{"completion_tokens":"108900","total_tokens":108900},"service_tier":"default"}
        """;

    [Fact]
    public async Task A_finished_task_is_read_whole_with_numbers_as_strings()
    {
        var task = await GetAsync(Finished);

        var expected = new VideoTask
        {
            Id = "cgt-1",
            Model = "doubao-seedance-2-0-260128",
            Status = "succeeded",
            State = TaskState.Succeeded,
            CreatedAt = DateTimeOffset.FromUnixTimeSeconds(1766000000),
            UpdatedAt = DateTimeOffset.FromUnixTimeSeconds(1766000060),
            VideoUrl = "https://v.example/1.mp4?s=1",
            LastFrameUrl = "https://v.example/1.png?s=1",
            Seed = 58944,
            Resolution = "720p",
            Ratio = "16:9",
            Duration = 5,
            Frames = 121,
            FramesPerSecond = 24,
            GenerateAudio = true,
            CompletionTokens = 108900,
            TotalTokens = 108900,
        };
        Assert.Equal(expected, task);
    }

    [Theory]
    [InlineData("""{"id":"cgt-1"}""")]
    [InlineData("""{"id":"cgt-1","content":null,"usage":null,"error":null,"seed":null,"created_at":null}""")]
    [InlineData("""{"id":"cgt-1","content":"","usage":[],"error":{},"seed":"many","created_at":-1,"updated_at":1e300}""")]
    [InlineData("""{"id":"cgt-1","content":[],"usage":7,"error":[],"seed":{},"created_at":99999999999999,"generate_audio":3}""")]
    public async Task What_is_missing_or_strange_is_null(string body)
    {
        Assert.Equal(new VideoTask { Id = "cgt-1", State = TaskState.Running }, await GetAsync(body));
    }

    [Fact]
    public async Task A_reply_without_an_id_is_about_the_task_asked_for()
    {
        Assert.Equal("cgt-1", (await GetAsync("""{"status":"running"}""")).Id);
    }

    [Theory]
    [InlineData("queued", TaskState.Waiting)]
    [InlineData("submitted", TaskState.Waiting)]
    [InlineData("pending", TaskState.Waiting)]
    [InlineData("running", TaskState.Running)]
    [InlineData("processing", TaskState.Running)]
    [InlineData("post-producing", TaskState.Running)]
    [InlineData("succeeded", TaskState.Succeeded)]
    [InlineData(" SUCCEEDED ", TaskState.Succeeded)]
    [InlineData("failed", TaskState.Failed)]
    [InlineData("cancelled", TaskState.Cancelled)]
    [InlineData("canceled", TaskState.Cancelled)]
    [InlineData("expired", TaskState.Expired)]
    public async Task An_unknown_status_means_still_going(string status, TaskState state)
    {
        var task = await GetAsync($$"""{"id":"cgt-1","status":"{{status}}"}""");

        Assert.Equal((status, state), (task.Status, task.State));
    }

    [Theory]
    [InlineData("""{"code":"OutputVideoSensitiveContentDetected","message":"No."}""", "OutputVideoSensitiveContentDetected", "No.")]
    [InlineData("""{"code":500,"message":null}""", "500", null)]
    [InlineData("\"No.\"", null, "No.")]
    public async Task A_failed_task_tells_why(string error, string? code, string? message)
    {
        var task = await GetAsync($$"""{"id":"cgt-1","status":"failed","error":{{error}}}""");

        Assert.Equal((TaskState.Failed, new TaskError(code, message)), (task.State, task.Error));
    }

    [Theory]
    [InlineData(200, "<html>Maintenance</html>", SeedanceErrorKind.Unreadable)]
    [InlineData(200, "{}", SeedanceErrorKind.Unreadable)]
    [InlineData(200, "{", SeedanceErrorKind.Unreadable)]
    [InlineData(401, "", SeedanceErrorKind.Unauthorized)]
    [InlineData(404, """{"error":{"code":"ResourceNotFound","message":"No task"}}""", SeedanceErrorKind.NotFound)]
    [InlineData(500, "", SeedanceErrorKind.ServerError)]
    [InlineData(503, "", SeedanceErrorKind.Overloaded)]
    public async Task A_failed_read_never_says_that_something_was_accepted(int status, string body, SeedanceErrorKind kind)
    {
        var error = await Assert.ThrowsAsync<SeedanceException>(() => GetAsync(body, status));

        Assert.Equal((kind, (HttpStatusCode)status, false), (error.Kind, error.Status, error.MayHaveBeenAccepted));
    }

    [Fact]
    public async Task An_id_is_escaped_in_the_address()
    {
        await using var provider = await ScriptedProvider.AnsweringAsync(200, Finished);

        await provider.Client.GetTaskAsync("a b?c", TestContext.Current.CancellationToken);

        Assert.Equal(
            ("GET", "/api/v3/contents/generations/tasks/a%20b%3Fc", ""),
            (provider.Received.Method, provider.Received.Path, provider.Received.Query)
        );
    }

    private static async Task<VideoTask> GetAsync(string body, int status = 200)
    {
        await using var provider = await ScriptedProvider.AnsweringAsync(status, body);
        return await provider.Client.GetTaskAsync("cgt-1", TestContext.Current.CancellationToken);
    }
}
