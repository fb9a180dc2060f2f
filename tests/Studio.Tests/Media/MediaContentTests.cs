using System.Text;
using Studio.Domain.Media;
using Xunit;

namespace Studio.Tests.Media;

public sealed class MediaContentTests
{
    public static TheoryData<string, byte[], string, int, int> Pictures =>
        new()
        {
            { "jpeg", Samples.Jpeg(800, 600), "image/jpeg", 800, 600 },
            { "jpeg turned by EXIF", Samples.Jpeg(800, 600, orientation: 6), "image/jpeg", 600, 800 },
            { "png", Samples.Png(800, 600), "image/png", 800, 600 },
            { "gif", Samples.Gif(800, 600), "image/gif", 800, 600 },
            { "bmp", Samples.Bmp(800, 600), "image/bmp", 800, 600 },
            { "bmp from the top", Samples.Bmp(800, -600), "image/bmp", 800, 600 },
            { "tiff", Samples.Tiff(800, 600), "image/tiff", 800, 600 },
            { "webp lossy", Samples.Webp("VP8 ", 800, 600), "image/webp", 800, 600 },
            { "webp lossless", Samples.Webp("VP8L", 800, 600), "image/webp", 800, 600 },
            { "webp extended", Samples.Webp("VP8X", 800, 600), "image/webp", 800, 600 },
            { "heic", Samples.Heic(4032, 3024), "image/heic", 4032, 3024 },
            { "heic turned", Samples.Heic(4032, 3024, turns: 3), "image/heic", 3024, 4032 },
        };

    [Theory]
    [MemberData(nameof(Pictures))]
    public void A_picture_is_known_by_its_content_with_its_pixels(string name, byte[] content, string type, int width, int height)
    {
        Assert.NotEmpty(name);
        var known = Assert.IsType<MediaContent.Known>(MediaContent.Read(MediaBytes.Of(content)));
        Assert.Equal(new MediaFacts(MediaKind.Image, type, width, height), known.Facts);
    }

    [Theory]
    [InlineData("isom", "video/mp4")]
    [InlineData("qt  ", "video/quicktime")]
    public void A_video_is_known_with_its_facts(string brand, string type)
    {
        var known = Assert.IsType<MediaContent.Known>(MediaContent.Read(MediaBytes.Of(Samples.Mp4(brand: brand))));
        Assert.Equal(new MediaFacts(MediaKind.Video, type, 1280, 720, 5, 24, "h264"), known.Facts);
    }

    [Fact]
    public void Sound_is_known_with_its_seconds()
    {
        var wav = Assert.IsType<MediaContent.Known>(MediaContent.Read(MediaBytes.Of(Samples.Wav(2.5))));
        Assert.Equal(("audio/wav", 2.5, "pcm_s16le"), (wav.Facts.ContentType, wav.Facts.Seconds, wav.Facts.Codec));
        var mp3 = Assert.IsType<MediaContent.Known>(MediaContent.Read(MediaBytes.Of(Samples.Mp3(100, tagged: true))));
        Assert.Equal("audio/mpeg", mp3.Facts.ContentType);
        Assert.Equal(100 * 1152 / 44100d, mp3.Facts.Seconds!.Value, 6);
    }

    [Theory]
    [InlineData("")]
    [InlineData("G")]
    [InlineData("<!doctype html><script>alert(1)</script>")]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>")]
    [InlineData("%PDF-1.7")]
    [InlineData("MZ\u0090\0\u0003")]
    [InlineData("RIFF\0\0\0\0AVI LIST")]
    [InlineData("\0\0\0\u0018ftypavif\0\0\0\0")]
    [InlineData("\0\0\0\u0018ftypM4A \0\0\0\0")]
    public void What_is_no_medium_stays_unknown(string content) =>
        Assert.IsType<MediaContent.Unknown>(MediaContent.Read(MediaBytes.Of(Encoding.Latin1.GetBytes(content))));

    [Fact]
    public void A_page_that_hides_a_jpeg_is_no_jpeg()
    {
        byte[] polyglot = [.. "<html><!--"u8, .. Samples.Jpeg(800, 600)];
        Assert.IsType<MediaContent.Unknown>(MediaContent.Read(MediaBytes.Of(polyglot)));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(20)]
    public void A_picture_that_ends_in_its_header_is_broken(int length) =>
        Assert.IsType<MediaContent.Broken>(MediaContent.Read(MediaBytes.Of(Samples.Jpeg(800, 600)[..length])));

    [Fact]
    public void Noise_never_throws_and_never_hangs()
    {
        var random = new Random(20260728);
        byte[][] starts =
        [
            Samples.Mp4(),
            Samples.Heic(800, 600),
            Samples.Jpeg(8, 8),
            Samples.Tiff(8, 8),
            Samples.Wav(0.01),
            Samples.Mp3(5),
        ];
        for (var i = 0; i < 3000; i++)
        {
            var content = (byte[])starts[i % starts.Length].Clone();
            for (var flips = 0; flips < 8; flips++)
            {
                content[random.Next(content.Length)] = (byte)random.Next(256);
            }
            Assert.NotNull(MediaContent.Read(MediaBytes.Of(content[..random.Next(content.Length)])));
        }
    }

    [Fact]
    public void A_whole_video_is_whole() => Assert.IsType<Mp4Structure.Whole>(Mp4Structure.Check(MediaBytes.Of(Samples.Mp4())));

    public static TheoryData<byte[], Mp4Fault> BrokenVideos =>
        new()
        {
            { Samples.Mp4()[..^1], Mp4Fault.CutOff },
            { Samples.Mp4()[..^40], Mp4Fault.CutOff },
            { Samples.Mp4()[..100], Mp4Fault.CutOff },
            { [.. Samples.Mp4()[..24], .. Samples.Box("mdat", new byte[8])], Mp4Fault.NoMovie },
            { Samples.Mp4()[..^72], Mp4Fault.NoContent },
            { Samples.Mp4(handler: "soun"), Mp4Fault.NoPicture },
            { Encoding.ASCII.GetBytes("<html>Bad gateway</html>"), Mp4Fault.NotMp4 },
            { [], Mp4Fault.NotMp4 },
        };

    [Theory]
    [MemberData(nameof(BrokenVideos))]
    public void A_video_that_can_not_be_played_is_broken(byte[] content, Mp4Fault fault) =>
        Assert.Equal(new Mp4Structure.Broken(fault), Mp4Structure.Check(MediaBytes.Of(content)));

    [Theory]
    [InlineData("果茶广告.png", "果茶广告.png")]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData("C:\\Users\\mei\\clip.mp4", "clip.mp4")]
    [InlineData("..", "otherwise")]
    [InlineData("a\r\nSet-Cookie: b.png", "aSet-Cookie: b.png")]
    [InlineData("invoice\u202Egpj.exe", "invoicegpj.exe")]
    [InlineData("", "otherwise")]
    public void A_name_is_cleaned(string given, string kept) => Assert.Equal(kept, MediaTypes.CleanName(given, "otherwise"));

    [Fact]
    public void A_long_name_keeps_its_extension()
    {
        var name = MediaTypes.CleanName(new string('果', 400) + ".png", "otherwise");
        Assert.Equal(255, name.Length);
        Assert.EndsWith("果.png", name, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("poster.html", "image/jpeg", "poster.html.jpg")]
    [InlineData("Poster.JPEG", "image/jpeg", "Poster.JPEG")]
    public void A_download_says_what_it_is(string name, string type, string download) =>
        Assert.Equal(download, MediaTypes.DownloadName(name, type));
}
