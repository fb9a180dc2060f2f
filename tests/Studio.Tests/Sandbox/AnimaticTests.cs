using System.Text.Json.Nodes;
using Studio.Testing;
using Xunit;
using static Studio.Tests.Sandbox.SandboxHost;

namespace Studio.Tests.Sandbox;

public sealed class AnimaticTests
{
    [Fact]
    public async Task Frames_dissolve_at_the_asked_pixels_and_seconds_without_sound()
    {
        await using var host = await StartAtAsync(new FakeTime());
        await AddMediaAsync(host);
        var body = Request(host.Item("image", "first_frame", "a.png"), host.Item("image", "last_frame", "b.jpg"));
        body["ratio"] = "9:16";
        body["duration"] = 2;
        body["generate_audio"] = false;

        Assert.Equal(["h264,720,1280,24/1,48"], await RenderAsync(host, body));
    }

    [Fact]
    public async Task References_follow_each_other_with_their_sound_under_a_hostile_caption()
    {
        await using var host = await StartAtAsync(new FakeTime());
        await AddMediaAsync(host);
        var prompt = new JsonObject
        {
            ["type"] = "text",
            ["text"] = "果茶广告 it's 100% %{pts} \\: ',[x];textfile=/etc/passwd \"$(id)\" \n 第二行 🍓",
        };
        var body = Request(
            prompt,
            host.Item("image", "reference_image", "a.png"),
            host.Item("video", "reference_video", "v.mp4"),
            host.Item("audio", "reference_audio", "m.mp3")
        );
        body["ratio"] = "21:9";
        body["duration"] = 3;
        body["watermark"] = true;

        var streams = await RenderAsync(host, body);

        Assert.Equal("h264,1470,630,24/1,72", streams[0]);
        Assert.StartsWith("aac,", streams[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_prompt_alone_gets_a_moving_background_and_a_tone()
    {
        await using var host = await StartAtAsync(new FakeTime());
        var body = Text("Soft waves");
        body["duration"] = 2;

        var streams = await RenderAsync(host, body);

        Assert.Equal("h264,1280,720,24/1,48", streams[0]);
        Assert.StartsWith("aac,", streams[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_task_runs_on_until_its_video_is_rendered()
    {
        await using var host = await StartAtAsync(new FakeTime());
        await AddMediaAsync(host);
        var body = Request(host.Item("image", "first_frame", "a.png"));
        body["duration"] = 12;
        var id = await host.CreateAsync(body);

        host.Time.Advance(TimeSpan.FromMinutes(1));
        var early = await host.StatusAsync(id);
        using var rendered = await host.GetAsync("_sandbox/rendered");

        Assert.Equal("running", early);
        Assert.Equal("succeeded", await host.StatusAsync(id));
    }

    [Theory]
    [InlineData("FfmpegPath", "no-such-program")]
    [InlineData("FfmpegPath", "false")]
    public async Task Without_a_working_ffmpeg_the_sample_clip_is_given(string key, string value)
    {
        await using var host = await StartAtAsync(new FakeTime(), (key, value));

        Assert.Equal("h264,1280,720,24/1,120", (await RenderAsync(host, Text("A quiet lake")))[0]);
    }

    [Fact]
    public async Task Without_ffmpeg_and_samples_the_task_fails()
    {
        await using var host = await StartAtAsync(new FakeTime(), ("FfmpegPath", "no-such-program"), ("SamplesDirectory", "/nowhere"));
        var id = await host.CreateAsync();
        using var rendered = await host.GetAsync("_sandbox/rendered");

        host.Time.Advance(TimeSpan.FromSeconds(8));

        Assert.Equal("failed", await host.StatusAsync(id));
    }

    [Fact]
    public async Task A_rendering_that_a_restart_broke_off_is_begun_again()
    {
        var folder = Directory.CreateTempSubdirectory("studio-tests-");
        var time = new FakeTime();
        try
        {
            string id;
            await using (var before = await StartAtAsync(time, ("WorkDirectory", folder.FullName)))
            {
                await AddMediaAsync(before);
                var body = Request(before.Item("image", "first_frame", "a.png"));
                body["duration"] = 12;
                id = await before.CreateAsync(body);
            }

            time.Advance(TimeSpan.FromMinutes(1));
            await using var after = await StartAtAsync(time, ("WorkDirectory", folder.FullName));
            using var rendered = await after.GetAsync("_sandbox/rendered");
            Assert.Equal("succeeded", await after.StatusAsync(id));
            Assert.Equal([id + ".json", id + ".mp4"], folder.EnumerateFileSystemInfos().Select(entry => entry.Name).Order());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task AddMediaAsync(SandboxHost host)
    {
        host.Media["a.png"] = await TestMedia.MakeAsync(".png", "-f", "lavfi", "-i", "testsrc=s=400x300", "-frames:v", "1");
        host.Media["b.jpg"] = await TestMedia.MakeAsync(".jpg", "-f", "lavfi", "-i", "mandelbrot=s=300x400", "-frames:v", "1");
        host.Media["v.mp4"] = await TestMedia.MakeAsync(".mp4", "-f", "lavfi", "-i", "testsrc2=s=320x180:r=30", "-t", "1");
        host.Media["m.mp3"] = await TestMedia.MakeAsync(".mp3", "-f", "lavfi", "-i", "sine=f=440", "-t", "1");
    }

    private static async Task<string[]> RenderAsync(SandboxHost host, JsonObject body)
    {
        var id = await host.CreateAsync(body);
        using var rendered = await host.GetAsync("_sandbox/rendered");
        host.Time.Advance(TimeSpan.FromSeconds(8));
        var video = await host.Http.GetByteArrayAsync(await host.LinkAsync(id), TestContext.Current.CancellationToken);
        var file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".mp4");
        await File.WriteAllBytesAsync(file, video, TestContext.Current.CancellationToken);
        try
        {
            return await TestMedia.ProbeAsync(file);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
