using System.Diagnostics;
using System.Net;
using Studio.Application.Media;
using Studio.Domain.Generations;
using Studio.Domain.Media;
using Xunit;

namespace Studio.Tests.Media;

/// <summary>Files that want to be something else, or more than there is memory for.</summary>
public sealed class HostileFileTests(MediaServer server) : IClassFixture<MediaServer>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string, byte[], string> Refused =>
        new()
        {
            { "one byte", [0x89], "NotMedia" },
            { "a page", "<!doctype html><script>alert(1)</script>"u8.ToArray(), "NotMedia" },
            { "a drawing with script", "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"u8.ToArray(), "NotMedia" },
            { "a page before a JPEG", [.. "<html><!--"u8, .. Samples.Jpeg(800, 600)], "NotMedia" },
            { "a zip before a JPEG", [.. "PK\u0003\u0004"u8, .. Samples.Jpeg(800, 600)], "NotMedia" },
            { "PNG of 50000 × 50000", Samples.Png(50_000, 50_000), "TooManyPixels" },
            { "GIF of 65535 × 65535", Samples.Gif(65_535, 65_535), "TooManyPixels" },
            { "TIFF of 60000 × 60000", Samples.Tiff(60_000, 60_000), "TooManyPixels" },
            { "BMP of 2 milliard × 1", Samples.Bmp(int.MaxValue, 1), "TooManyPixels" },
            { "WebP of 16000 × 16000", Samples.Webp("VP8L", 16_000, 16_000), "TooManyPixels" },
            { "HEIC of 40000 × 40000", Samples.Heic(40_000, 40_000), "TooManyPixels" },
            { "JPEG of 65000 × 65000", Samples.Jpeg(65_000, 65_000), "TooManyPixels" },
            { "PNG of 0 × 600", Samples.Png(0, 600), "Broken" },
            { "MP4 with a box of 8 exabytes", Huge(), "Broken" },
            { "MP4 that ends early", Samples.Mp4()[..^1], "Broken" },
            {
                "MP4 of a million empty boxes",
                [.. Samples.Mp4()[..24], .. Enumerable.Repeat(Samples.Box("free", []), 200_000).SelectMany(b => b)],
                "Broken"
            },
        };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task It_is_refused_by_its_content_and_nothing_of_it_stays(string name, byte[] content, string reason)
    {
        var before = await server.StoredAsync();
        var started = Stopwatch.GetTimestamp();
        var outcome = await AdoptAsync(content, name + ".png");
        Assert.Equal(reason, Assert.IsType<IntakeOutcome.Refused>(outcome).Refusal.Name);
        Assert.True(Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(10));
        Assert.Equal(before, await server.StoredAsync());
    }

    [Fact]
    public async Task A_file_without_a_byte_is_empty()
    {
        var outcome = await server.Get<MediaIntake>().AdoptAsync(Request("empty.png", "part-none"), Stop);
        Assert.Equal(new IntakeOutcome.Refused(new IntakeRefusal.Empty()), outcome);
    }

    [Fact]
    public async Task A_misnamed_file_is_what_it_holds_and_leaves_under_a_name_that_says_so()
    {
        var item = Assert.IsType<IntakeOutcome.Adopted>(await AdoptAsync(Samples.Jpeg(800, 600), "果茶.html")).Item;
        Assert.Equal("image/jpeg", item.ContentType);
        using var response = await server.Http.GetAsync(new Uri($"/media/{item.Id}?download", UriKind.Relative), Stop);
        Assert.Equal("果茶.html.jpg", response.Content.Headers.ContentDisposition!.FileNameStar);
    }

    [Fact]
    public async Task A_picture_that_is_also_a_page_is_served_as_a_picture_that_can_run_nothing()
    {
        byte[] polyglot = [.. Samples.Jpeg(800, 600, comment: "--><script>alert(1)</script><!--"), .. "<script>alert(2)</script>"u8];
        var item = Assert.IsType<IntakeOutcome.Adopted>(await AdoptAsync(polyglot, "poly.html")).Item;
        using var response = await server.Http.GetAsync(new Uri($"/media/{item.Id}", UriKind.Relative), Stop);
        Assert.Equal("image/jpeg", response.Content.Headers.ContentType!.ToString());
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("default-src 'none'; sandbox", response.Headers.GetValues("Content-Security-Policy").Single());
    }

    [Theory]
    [InlineData("-c:v mpeg4", "mpeg4")]
    [InlineData("-c:v libvpx-vp9 -f mp4", "vp9")]
    public async Task A_video_in_a_codec_that_no_model_takes_is_refused_by_name(string encoder, string codec)
    {
        var clip = await EncodeAsync(encoder.Split(' '));
        var outcome = await AdoptAsync(clip, "clip.mp4", ReferenceRole.ReferenceVideo);
        var broken = Assert.IsType<IntakeRefusal.BreaksRule>(Assert.IsType<IntakeOutcome.Refused>(outcome).Refusal);
        Assert.Equal(Rule.MediaCodec, broken.Violation.Rule);
        Assert.Equal([codec, "h264, hevc"], broken.Violation.Arguments);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Codec_pixels_seconds_and_frame_rate_are_read_with_and_without_the_programs(bool hasPrograms)
    {
        var clip = await EncodeAsync("-c:v", "libx265", "-x265-params", "log-level=none", "-tag:v", "hvc1");
        var known = Assert.IsType<MediaContent.Known>(MediaContent.Read(MediaBytes.Of(clip)));
        var path = Path.Combine(server.Folder, "probe.mp4");
        await File.WriteAllBytesAsync(path, clip, Stop);
        var programs = hasPrograms ? Ffmpeg.OnPath() : new Ffmpeg(probePath: null, encoderPath: null);
        var facts = await programs.ProbeAsync(path, known.Facts, Stop);
        Assert.Equal(new MediaFacts(MediaKind.Video, "video/mp4", 640, 360, 2, 24, "hevc"), facts);
    }

    [Fact]
    public async Task A_program_that_hangs_or_talks_without_end_is_stopped()
    {
        var programs = new Ffmpeg(Script("hang", "sleep 600"), Script("talk", "yes"))
        {
            ProbeTime = TimeSpan.FromMilliseconds(200),
            PictureTime = TimeSpan.FromSeconds(20),
        };
        var facts = new MediaFacts(MediaKind.Video, "video/mp4", 640, 360);
        var started = Stopwatch.GetTimestamp();
        Assert.Equal(facts, await programs.ProbeAsync("/nowhere.mp4", facts, Stop));
        Assert.Null(await programs.PosterAsync("/nowhere.mp4", facts, isClear: false, Stop));
        Assert.True(Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(15));
    }

    [Fact]
    public async Task A_program_gets_no_more_memory_and_time_than_it_needs()
    {
        var report = Path.Combine(server.Folder, "limits.txt");
        var programs = new Ffmpeg(Script("limits", $"ulimit -v > {report}; ulimit -t >> {report}"), encoderPath: null);
        await programs.ProbeAsync("/nowhere.mp4", new MediaFacts(MediaKind.Video, "video/mp4"), Stop);
        Assert.Equal(["4194304", "120"], await File.ReadAllLinesAsync(report, Stop));
    }

    [Fact]
    public async Task A_name_of_a_file_is_never_read_as_a_command()
    {
        var proof = Path.Combine(server.Folder, "proof");
        var path = Path.Combine(server.Folder, $"$(touch {Path.GetFileName(proof)}); touch proof '\".mp4");
        await File.WriteAllBytesAsync(path, Samples.Mp4(), Stop);
        await Ffmpeg.OnPath().ProbeAsync(path, new MediaFacts(MediaKind.Video, "video/mp4"), Stop);
        Assert.False(File.Exists(proof));
        Assert.False(File.Exists("proof"));
    }

    private string Script(string name, string body)
    {
        var path = Path.Combine(server.Folder, name);
        File.WriteAllText(path, $"#!/bin/sh\n{body}\n");
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Scripts and their limits are the shell's.");
        }
        else
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
        return path;
    }

    private async Task<byte[]> EncodeAsync(params string[] encoder)
    {
        var path = Path.Combine(server.Folder, $"{Guid.NewGuid():N}.mp4");
        string[] source = ["-nostdin", "-v", "error", "-f", "lavfi", "-i", "testsrc2=s=640x360:r=24:d=2", "-pix_fmt", "yuv420p"];
        using var ffmpeg = Process.Start("ffmpeg", [.. source, .. encoder, path]);
        await ffmpeg.WaitForExitAsync(Stop);
        return await File.ReadAllBytesAsync(path, Stop);
    }

    private static IntakeRequest Request(string name, string partialKey, ReferenceRole? role = null) =>
        new(partialKey, name, default, MediaOrigin.Uploaded) { Role = role };

    private async Task<IntakeOutcome> AdoptAsync(byte[] content, string name, ReferenceRole? role = null)
    {
        var partialKey = $"part-{Guid.NewGuid():N}";
        await server.Get<IMediaStore>().AppendAsync(partialKey, 0, new MemoryStream(content), Stop);
        return await server.Get<MediaIntake>().AdoptAsync(Request(name, partialKey, role) with { MemberId = server.Editor.Id }, Stop);
    }

    private static byte[] Huge()
    {
        byte[] size = [0, 0, 0, 1, .. "mdat"u8, 0x7F, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF];
        return [.. Samples.Mp4()[..24], .. size];
    }
}
