using System.Net;
using Studio.Application.Media;
using Studio.Domain.Media;
using Xunit;

namespace Studio.Tests.Media;

public sealed class PosterTests(MediaServer server) : IClassFixture<MediaServer>
{
    // Red and green above blue and white.
    private const string Quarters =
        "color=red:s=1200x800[a];color=lime:s=1200x800[b];color=blue:s=1200x800[c];color=white:s=1200x800[d];"
        + "[a][b]hstack[e];[c][d]hstack[f];[e][f]vstack";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_heavy_picture_gets_a_small_one_for_lists()
    {
        var content = await DrawAsync("shot.jpg", $"{Quarters},noise=alls=40:allf=t", "-q:v", "1");
        var item = await server.UploadAsync(content, "shot.jpg");
        var (type, poster) = await PosterAsync(item);
        Assert.Equal(("image/jpeg", 960, 640), (type, poster.Width, poster.Height));
        Assert.True(content.Length > 1_000_000, "the sample is no test");
        Assert.True(await server.Get<IMediaStore>().LengthAsync(item.PosterKey!, Stop) < 200_000);
    }

    [Fact]
    public async Task A_picture_of_many_pixels_is_heavy_however_few_its_bytes()
    {
        var item = await server.UploadAsync(
            await DrawAsync("plain.png", "nullsrc=s=6000x2400,geq=128:64:192", "-pix_fmt", "rgb24"),
            "plain.png"
        );
        var (type, poster) = await PosterAsync(item);
        Assert.Equal(("image/jpeg", 960, 384), (type, poster.Width, poster.Height));
    }

    [Fact]
    public async Task A_light_picture_stands_for_itself()
    {
        var item = await server.UploadAsync(await DrawAsync("small.png", "testsrc2=s=640x360"), "small.png");
        Assert.Null(item.PosterKey);
    }

    [Fact]
    public async Task A_heavy_picture_that_can_not_be_made_small_stands_for_itself()
    {
        var item = await server.UploadAsync(Samples.Png(4000, 3000, 800_000), "header alone.png");
        Assert.Null(item.PosterKey);
        using var response = await server.Http.GetAsync(new Uri($"/media/{item.Id}/poster", UriKind.Relative), Stop);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task What_shows_through_a_picture_shows_through_its_poster()
    {
        var logo = await DrawAsync("logo.png", "color=white:s=3000x2000,format=rgba,colorchannelmixer=aa=0.2", "-pix_fmt", "rgba");
        var item = await server.UploadAsync(logo, "logo.png");
        var (type, poster) = await PosterAsync(item);
        Assert.Equal(("image/png", 960, 640), (type, poster.Width, poster.Height));
        Assert.InRange((await PixelsAsync(item, "rgba"))[3], 50, 52);
    }

    [Theory]
    [InlineData(1, "red lime blue white")]
    [InlineData(2, "lime red white blue")]
    [InlineData(3, "white blue lime red")]
    [InlineData(4, "blue white red lime")]
    [InlineData(5, "red blue lime white")]
    [InlineData(6, "blue red white lime")]
    [InlineData(7, "white lime blue red")]
    [InlineData(8, "lime white red blue")]
    public async Task A_photo_is_turned_as_its_camera_says(int orientation, string colours)
    {
        var jpeg = await DrawAsync("photo.jpg", Quarters);
        var item = await server.UploadAsync([.. jpeg[..2], .. Samples.Jpeg(1, 1, orientation)[2..38], .. jpeg[2..]], "photo.jpg");
        Assert.NotNull(item.PosterKey);
        var pixels = await PixelsAsync(item, "rgb24");
        Assert.Equal(colours, string.Join(' ', pixels.Chunk(3).Select(Colour)));
    }

    private static string Colour(byte[] pixel) =>
        (pixel[0] > 127, pixel[1] > 127, pixel[2] > 127) switch
        {
            (true, true, true) => "white",
            (true, _, _) => "red",
            (_, true, _) => "lime",
            _ => "blue",
        };

    private async Task<byte[]> DrawAsync(string name, string drawing, params string[] options)
    {
        var path = Path.Combine(server.Folder, name);
        await Samples.DrawAsync(["-f", "lavfi", "-i", drawing, "-frames:v", "1", .. options, path]);
        return await File.ReadAllBytesAsync(path, Stop);
    }

    private async Task<(string? Type, MediaFacts Facts)> PosterAsync(MediaItem item)
    {
        using var response = await server.Http.GetAsync(new Uri($"/media/{item.Id}/poster", UriKind.Relative), Stop);
        var content = MediaContent.Read(MediaBytes.Of(await response.Content.ReadAsByteArrayAsync(Stop)));
        return (response.Content.Headers.ContentType?.MediaType, Assert.IsType<MediaContent.Known>(content).Facts);
    }

    // The poster as two by two pixels.
    private async Task<byte[]> PixelsAsync(MediaItem item, string format)
    {
        var (poster, pixels) = (Path.Combine(server.Folder, "poster"), Path.Combine(server.Folder, "pixels"));
        await File.WriteAllBytesAsync(
            poster,
            await server.Http.GetByteArrayAsync(new Uri($"/media/{item.Id}/poster", UriKind.Relative), Stop),
            Stop
        );
        await Samples.DrawAsync("-i", poster, "-vf", $"format={format},scale=2:2:flags=area", "-f", "rawvideo", "-pix_fmt", format, pixels);
        return await File.ReadAllBytesAsync(pixels, Stop);
    }
}
