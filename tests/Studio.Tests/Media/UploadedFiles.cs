using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Studio.Domain.Media;
using Xunit;

namespace Studio.Tests.Media;

public sealed class UploadedFilesOnDiskTests(MediaServer server) : UploadedFiles(server), IClassFixture<MediaServer>;

public sealed class UploadedFilesOnAzureTests(AzureMediaServer server) : UploadedFiles(server), IClassFixture<AzureMediaServer>;

/// <summary>What becomes of the files that come whole: items, or refusals that leave nothing; run over each media store.</summary>
public abstract class UploadedFiles(MediaServer server)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_same_bytes_are_one_item_also_in_a_race()
    {
        var content = Samples.Png(800, 600, 20_000, salt: 5);
        var items = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => server.UploadAsync(content, $"{i}.png")));
        Assert.Single(items.Select(i => i.Id).Distinct());
        Assert.Single(await server.StoredAsync(), f => f.Length == content.Length);
    }

    [Theory]
    [InlineData("", 0, 422, "Empty", "This file is empty.")]
    [InlineData("first_frame", 34_000_000, 413, "MediaTooLarge", "This file is 34 MB. An image may have at most 30 MB.")]
    [InlineData("reference_audio", 16_000_000, 413, "MediaTooLarge", "This file is 16 MB. An audio file may have at most 15 MB.")]
    [InlineData("", 200_000_001, 413, "TooLarge", "This file is 200 MB. A file may have at most 200 MB.")]
    public async Task A_size_that_is_never_taken_is_refused_before_a_byte(string role, long length, int status, string rule, string message)
    {
        using var response = await MediaServer.Send(server.Http, HttpMethod.Post, "/uploads", MediaServer.Begin(length, role));
        Assert.Equal(status, (int)response.StatusCode);
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>(Stop);
        Assert.Equal((rule, message), (problem.GetProperty("rule").GetString(), problem.GetProperty("message").GetString()));
    }

    public static TheoryData<string, byte[], string, string> Refusals =>
        new()
        {
            { "", [0x47], "NotMedia", "known type" },
            { "", Encoding.ASCII.GetBytes("<html><script>alert(1)</script>"), "NotMedia", "known type" },
            {
                "",
                Encoding.UTF8.GetBytes("<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>"),
                "NotMedia",
                "Export it as"
            },
            { "", [.. "<html><!--"u8, .. Samples.Jpeg(800, 600)], "NotMedia", "known type" },
            { "", Samples.Jpeg(800, 600)[..8], "Broken", "JPG" },
            { "", Samples.Mp4()[..^20], "Broken", "MP4" },
            { "", Samples.Png(60_000, 60_000), "TooManyPixels", "60000 × 60000" },
            { "first_frame", Samples.Png(7000, 7000), "MediaSides", "7000 × 7000" },
            { "first_frame", Samples.Png(200, 400), "MediaSides", "200 × 400" },
            { "reference_video", Samples.Png(800, 600, salt: 9), "MediaKindWrong", "This file is an image" },
            { "reference_image", Samples.Gif(800, 600), "MediaTypeNotTaken", "GIF" },
            { "reference_image", Samples.Png(1000, 300), "MediaAspect", "3.33" },
            { "reference_audio", Samples.Wav(1), "MediaSeconds", "1 seconds" },
        };

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task A_file_that_is_not_taken_is_said_and_leaves_nothing(string role, byte[] content, string rule, string words)
    {
        var before = (await server.StoredAsync()).Count;
        var upload = await server.BeginAsync(content.Length, role, "misnamed.mp4");
        using var response = await server.PatchAsync(upload, 0, content);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>(Stop);
        Assert.Equal(rule, problem.GetProperty("rule").GetString());
        Assert.Contains(words, problem.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain('{', problem.GetProperty("message").GetString()!);
        Assert.Equal(before, (await server.StoredAsync()).Count);
        using var head = await MediaServer.Send(server.Http, HttpMethod.Head, upload.ToString(), []);
        Assert.Equal(HttpStatusCode.NotFound, head.StatusCode);
    }

    [Fact]
    public async Task A_real_clip_gets_its_facts_and_a_poster()
    {
        var clip = await Samples.ClipAsync(server.Folder);
        var item = await server.UploadAsync(clip, "clip.mp4", "reference_video");
        Assert.Equal(new MediaFacts(MediaKind.Video, "video/mp4", 640, 360, 3, 24, "h264"), item.Facts);
        using var poster = await server.Http.GetAsync(new Uri($"/media/{item.Id}/poster", UriKind.Relative), Stop);
        Assert.Equal("image/jpeg", poster.Content.Headers.ContentType?.MediaType);
        var jpeg = MediaContent.Read(MediaBytes.Of(await poster.Content.ReadAsByteArrayAsync(Stop)));
        Assert.Equal((640, 360), (((MediaContent.Known)jpeg).Facts.Width, ((MediaContent.Known)jpeg).Facts.Height));
    }

    [Theory]
    [InlineData("../../../etc/cron.d/evil.png", "evil.png")]
    [InlineData("C:\\Windows\\System32\\evil.png", "evil.png")]
    [InlineData("夏日·果茶 广告 🍹.png", "夏日·果茶 广告 🍹.png")]
    [InlineData("a picture called.mp4", "a picture called.mp4")]
    public async Task A_name_is_a_name_and_never_a_path_or_a_type(string name, string shown)
    {
        var content = Samples.Png(800, 600, 70, salt: (byte)name.Sum(c => c));
        var before = await server.StoredAsync();
        var item = await server.UploadAsync(content, name);
        Assert.Equal((shown, "image/png"), (item.Name, item.Facts.ContentType));
        var stored = Assert.Single((await server.StoredAsync()).Except(before));
        Assert.EndsWith(item.StoreKey, stored.Name, StringComparison.Ordinal);
    }
}
