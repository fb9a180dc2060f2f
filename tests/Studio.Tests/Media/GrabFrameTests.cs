using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Studio.Application.Media;
using Studio.Domain.Media;
using Studio.Testing;
using Xunit;

namespace Studio.Tests.Media;

public sealed class GrabFrameTests(MediaServer server) : IClassFixture<MediaServer>
{
    private const int Width = 640;
    private const int Height = 360;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Clips whose frames begin at even and uneven times, late, and long after the last key frame.</summary>
    public static TheoryData<string, string[]> Clips =>
        new()
        {
            { "even", ["-bf", "3", "-g", "250"] },
            { "uneven", ["-vf", "select='not(mod(n,7))+lt(n,20)'", "-vsync", "vfr"] },
            { "still", ["-vf", "select='eq(n,0)+eq(n,60)'", "-vsync", "vfr"] },
            { "late", ["-output_ts_offset", "0.7"] },
            { "hevc", ["-c:v", "libx265", "-x265-params", "log-level=none"] },
        };

    [Theory]
    [MemberData(nameof(Clips))]
    public async Task The_last_frame_is_the_last_frame_to_the_pixel(string name, string[] encoding)
    {
        var (video, frames) = await ClipAsync(name, encoding);
        var last = await GrabAsync(video, seconds: null);
        Assert.Equal((Width, Height, "image/png"), (last.Width, last.Height, last.ContentType));
        Assert.Equal(frames[^1], await PixelsAsync(last));
    }

    [Theory]
    [InlineData("even", 0, 0)]
    [InlineData("even", 1, 24)]
    [InlineData("even", 1.04, 24)] // paused between two frames: the one that is shown
    [InlineData("even", 1.0416, 25)] // as JavaScript cuts 1.041666…
    [InlineData("even", 2.9999, 71)]
    [InlineData("even", 99, 71)]
    [InlineData("even", -3, 0)]
    [InlineData("still", 2.4, 0)]
    [InlineData("still", 2.6, 1)]
    public async Task The_frame_at_a_moment_is_the_one_that_a_player_shows(string name, double seconds, int frame)
    {
        var (video, frames) = await ClipAsync(name, [.. Clips.Single(c => c.Data.Item1 == name).Data.Item2]);
        Assert.Equal(frames[frame], await PixelsAsync(await GrabAsync(video, seconds)));
    }

    [Fact]
    public async Task It_is_named_after_its_video_and_its_moment_and_stored_once()
    {
        var (video, _) = await ClipAsync("grey", ["-vf", "hue=s=0"]);
        var frame = await GrabAsync(video, 2.21);
        Assert.Equal("grey 0:02.2.png", frame.Name);
        Assert.Equal((MediaOrigin.Derived, video.Id), (frame.Origin, frame.DerivedFrom));
        var again = Assert.IsType<GrabOutcome.Grabbed>(await Grab().ExecuteAsync(server.Other.Id, video.Id, 2.215, Stop));
        Assert.Equal((frame.Id, true), (again.Item.Id, again.AlreadyThere));
    }

    [Fact]
    public async Task What_has_no_frame_says_so()
    {
        var picture = await server.UploadAsync(Samples.Png(800, 600, salt: 40));
        Assert.IsType<GrabOutcome.NotFound>(await Grab().ExecuteAsync(server.Editor.Id, picture.Id, 0, Stop));
        Assert.IsType<GrabOutcome.NotFound>(await Grab().ExecuteAsync(server.Editor.Id, new MediaItemId(Guid.NewGuid()), 0, Stop));
        var hollow = await server.UploadAsync(Samples.Mp4(), "hollow.mp4");
        Assert.IsType<GrabOutcome.NoFrame>(await Grab().ExecuteAsync(server.Editor.Id, hollow.Id, 1, Stop));
        Assert.IsType<GrabOutcome.NoFrame>(await Grab().ExecuteAsync(server.Editor.Id, hollow.Id, double.NaN, Stop));
        Assert.IsType<GrabOutcome.NotAllowed>(await Grab().ExecuteAsync(server.Viewer.Id, hollow.Id, 1, Stop));
    }

    [Fact]
    public async Task Without_the_programs_it_says_what_is_missing()
    {
        var (video, _) = await ClipAsync("even", ["-bf", "3", "-g", "250"]);
        var outcome = await Grab(new Ffmpeg(probePath: null, encoderPath: null)).ExecuteAsync(server.Editor.Id, video.Id, 1, Stop);
        Assert.IsType<GrabOutcome.NoProgram>(outcome);
    }

    [Fact]
    public async Task A_picture_too_large_for_a_reference_is_a_jpeg()
    {
        var path = Path.Combine(server.Folder, "even.mp4");
        await ClipAsync("even", ["-bf", "3", "-g", "250"]);
        var facts = new MediaFacts(MediaKind.Video, "video/mp4", Width, Height, 3, 24, "h264");
        var png = (await Ffmpeg.OnPath().FrameAsync(path, facts, 1, most: 10_000_000, Stop))!;
        var jpeg = (await Ffmpeg.OnPath().FrameAsync(path, facts, 1, most: png.Content.Length - 1, Stop))!;
        Assert.Equal(("image/png", "image/jpeg"), (png.ContentType, jpeg.ContentType));
        Assert.Equal((Width, Height), ImageHeader.Size(MediaBytes.Of(jpeg.Content), "image/jpeg"));
    }

    private async Task<MediaItem> GrabAsync(MediaItem video, double? seconds) =>
        Assert.IsType<GrabOutcome.Grabbed>(await Grab().ExecuteAsync(server.Editor.Id, video.Id, seconds, Stop)).Item;

    private GrabFrame Grab(Ffmpeg? ffmpeg = null)
    {
        var services = server.Get<IServiceProvider>();
        var frames = ActivatorUtilities.CreateInstance<VideoFrames>(services, ffmpeg ?? Ffmpeg.OnPath());
        return ActivatorUtilities.CreateInstance<GrabFrame>(services, frames);
    }

    // The clip as an item, and the hash of every frame of it as ffmpeg plays it from first to last.
    private async Task<(MediaItem Video, IReadOnlyList<string> Frames)> ClipAsync(string name, string[] encoding)
    {
        var path = Path.Combine(server.Folder, name + ".mp4");
        if (!File.Exists(path))
        {
            string[] source = ["-f", "lavfi", "-i", $"testsrc2=s={Width}x{Height}:r=24:d=3", "-pix_fmt", "yuv420p"];
            await RunAsync([.. source, .. encoding, path]);
        }
        var video = await server.UploadAsync(await File.ReadAllBytesAsync(path, Stop), name + ".mp4");
        return (video, Hashes(await RunAsync("-i", path, "-vsync", "passthrough", "-pix_fmt", "rgb24", "-f", "framemd5", "-")));
    }

    private async Task<string> PixelsAsync(MediaItem picture)
    {
        var path = Path.Combine(server.Folder, $"{picture.Id}.png");
        await File.WriteAllBytesAsync(
            path,
            await server.Http.GetByteArrayAsync(new Uri($"/media/{picture.Id}", UriKind.Relative), Stop),
            Stop
        );
        return Hashes(await RunAsync("-i", path, "-pix_fmt", "rgb24", "-f", "framemd5", "-")).Single();
    }

    private static List<string> Hashes(string report) =>
        [.. report.Split('\n').Where(l => l.Length > 0 && l[0] != '#').Select(l => l.Split(',')[^1].Trim())];

    private static async Task<string> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("ffmpeg", ["-nostdin", "-v", "error", "-y", .. arguments]) { RedirectStandardOutput = true };
        using var ffmpeg = Process.Start(start)!;
        var report = await ffmpeg.StandardOutput.ReadToEndAsync(Stop);
        await ffmpeg.WaitForExitAsync(Stop);
        Assert.Equal(0, ffmpeg.ExitCode);
        return report;
    }
}
