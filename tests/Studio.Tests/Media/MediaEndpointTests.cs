using System.Net;
using System.Net.Http.Headers;
using Studio.Application.Media;
using Studio.Domain.Media;
using Studio.Testing;
using Xunit;

namespace Studio.Tests.Media;

public sealed class MediaEndpointTests(MediaServer server) : IClassFixture<MediaServer>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_member_reads_a_file_with_headers_that_keep_it_a_file()
    {
        var content = Samples.Jpeg(800, 600, comment: "<script>alert(1)</script>");
        var item = await server.UploadAsync(content, "果茶 广告.html");
        using var response = await server.As(server.Viewer).GetAsync(Path(item), Stop);
        Assert.Equal(content, await response.Content.ReadAsByteArrayAsync(Stop));
        Assert.Equal("image/jpeg", response.Content.Headers.ContentType!.ToString());
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("default-src 'none'; sandbox", response.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Equal("private, max-age=31536000, immutable", string.Join(", ", response.Headers.NonValidated["Cache-Control"]));
        Assert.Equal($"\"{item.Sha256}\"", response.Headers.ETag!.Tag);
        Assert.Equal("inline", response.Content.Headers.ContentDisposition!.DispositionType);
        using var download = await server.Http.GetAsync(new Uri($"{Path(item)}?download", UriKind.Relative), Stop);
        Assert.Equal("attachment", download.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("__ __.html.jpg", download.Content.Headers.ContentDisposition.FileName);
        Assert.Equal("果茶 广告.html.jpg", download.Content.Headers.ContentDisposition.FileNameStar);
    }

    [Theory]
    [InlineData("a\"b\r\nSet-Cookie: x=1;.png", "a_bSet-Cookie_ x_1_.png", "a\"bSet-Cookie: x=1;.png")]
    [InlineData("it's 100%;(果)*.png", "it_s 100______.png", "it's 100%;(果)*.png")]
    public async Task A_name_of_a_download_stays_a_name(string name, string plain, string real)
    {
        var item = await server.UploadAsync(Samples.Png(800, 600, 64 + name.Length, salt: 19), name);
        using var download = await server.Http.GetAsync(new Uri($"{Path(item)}?download", UriKind.Relative), Stop);
        var disposition = download.Content.Headers.ContentDisposition!;
        Assert.Equal(("attachment", plain, real), (disposition.DispositionType, disposition.FileName, disposition.FileNameStar));
        Assert.False(download.Headers.Contains("Set-Cookie"));
    }

    [Theory]
    [InlineData("bytes=0-9", 0, 10)]
    [InlineData("bytes=990-", 990, 10)]
    [InlineData("bytes=-5", 995, 5)]
    public async Task A_range_is_read(string range, int from, int length)
    {
        var content = Samples.Png(800, 600, 1000, salt: 11);
        var item = await server.UploadAsync(content);
        using var response = await GetAsync(item, ("Range", range));
        Assert.Equal(HttpStatusCode.PartialContent, response.StatusCode);
        Assert.Equal(content[from..(from + length)], await response.Content.ReadAsByteArrayAsync(Stop));
        Assert.Equal(1000, response.Content.Headers.ContentRange!.Length);
    }

    [Fact]
    public async Task A_range_past_the_end_is_refused_and_a_known_file_is_not_sent_again()
    {
        var item = await server.UploadAsync(Samples.Png(800, 600, 1000, salt: 12));
        using var past = await GetAsync(item, ("Range", "bytes=1000-"));
        Assert.Equal(HttpStatusCode.RequestedRangeNotSatisfiable, past.StatusCode);
        using var known = await GetAsync(item, ("If-None-Match", $"\"{item.Sha256}\""));
        Assert.Equal(HttpStatusCode.NotModified, known.StatusCode);
    }

    [Theory]
    [InlineData("bytes=0-1,5-6")] // several ranges
    [InlineData("bytes=abc")]
    public async Task A_range_that_is_not_understood_gives_the_whole_file(string range)
    {
        var content = Samples.Png(800, 600, 1000, salt: 17);
        var item = await server.UploadAsync(content);
        using var response = await GetAsync(item, ("Range", range));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(content, await response.Content.ReadAsByteArrayAsync(Stop));
        Assert.Equal("bytes", response.Headers.AcceptRanges.Single());
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("0", false)]
    public async Task A_range_is_for_the_file_that_is_known_or_else_the_whole_one_comes(string otherwise, bool isKnown)
    {
        var content = Samples.Png(800, 600, 1000, salt: 18);
        var item = await server.UploadAsync(content);
        using var response = await GetAsync(item, ("Range", "bytes=0-9"), ("If-Range", $"\"{item.Sha256}{otherwise}\""));
        Assert.Equal(isKnown ? HttpStatusCode.PartialContent : HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(isKnown ? 10 : 1000, (await response.Content.ReadAsByteArrayAsync(Stop)).Length);
    }

    [Fact]
    public async Task A_poster_is_a_picture_for_members_with_a_tag_of_its_own()
    {
        var clip = await server.UploadAsync(await Samples.ClipAsync(server.Folder), "clip.mp4");
        var path = new Uri($"/media/{clip.Id}/poster", UriKind.Relative);
        using var poster = await server.Http.GetAsync(path, Stop);
        Assert.Equal("image/jpeg", poster.Content.Headers.ContentType!.ToString());
        Assert.Equal("private, max-age=31536000, immutable", string.Join(", ", poster.Headers.NonValidated["Cache-Control"]));
        Assert.Equal($"\"{clip.Sha256}-poster\"", poster.Headers.ETag!.Tag);
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.IfNoneMatch.Add(poster.Headers.ETag);
        using var known = await server.Http.SendAsync(request, Stop);
        Assert.Equal(HttpStatusCode.NotModified, known.StatusCode);
    }

    [Fact]
    public async Task A_link_to_a_video_opens_its_poster_to_nobody()
    {
        var clip = await server.UploadAsync(await Samples.ClipAsync(server.Folder), "clip.mp4");
        var link = await server.Get<MediaLinks>().ForProviderAsync(clip, Stop);
        using var video = await server.As(null).GetAsync(link, Stop);
        Assert.Equal(HttpStatusCode.OK, video.StatusCode);
        var replayed = link.AbsoluteUri.Replace(clip.Id.ToString(), $"{clip.Id}/poster", StringComparison.Ordinal);
        using var poster = await server.As(null).GetAsync(new Uri(replayed), Stop);
        Assert.Equal(HttpStatusCode.Unauthorized, poster.StatusCode);
    }

    [Fact]
    public async Task Visitors_and_unknown_files_get_nothing()
    {
        var item = await server.UploadAsync(Samples.Png(800, 600, salt: 13));
        using var visitor = await server.As(null).GetAsync(Path(item), Stop);
        Assert.Equal(HttpStatusCode.Unauthorized, visitor.StatusCode);
        using var unknown = await server.Http.GetAsync(new Uri($"/media/{Guid.NewGuid()}", UriKind.Relative), Stop);
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        Assert.True(unknown.Headers.CacheControl!.NoStore);
        using var none = await server.Http.GetAsync(new Uri($"/media/{item.Id}/poster", UriKind.Relative), Stop);
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
    }

    [Fact]
    public async Task A_signed_link_works_for_anybody_until_it_expires_and_after_a_rotation()
    {
        var content = Samples.Png(800, 600, salt: 14);
        var item = await server.UploadAsync(content);
        var link = await server.Get<MediaLinks>().ForProviderAsync(item, Stop);
        server.Time.Advance(TimeSpan.FromSeconds(1));
        await server.Get<MediaLinkKeys>().RotateAsync(Stop);
        using (var response = await server.As(null).GetAsync(link, Stop))
        {
            Assert.Equal(content, await response.Content.ReadAsByteArrayAsync(Stop));
            Assert.True(response.Headers.CacheControl!.NoStore);
        }
        var next = await server.Get<MediaLinks>().ForProviderAsync(item, Stop);
        Assert.NotEqual(Query(link)["kid"], Query(next)["kid"]);
        server.Time.Advance(TimeSpan.FromHours(48));
        Assert.Equal(HttpStatusCode.Forbidden, (await server.As(null).GetAsync(link, Stop)).StatusCode);
    }

    [Fact]
    public async Task An_altered_link_is_refused()
    {
        var item = await server.UploadAsync(Samples.Png(800, 600, salt: 15));
        var other = await server.UploadAsync(Samples.Png(800, 600, salt: 16));
        var link = (await server.Get<MediaLinks>().ForProviderAsync(item, Stop)).AbsoluteUri;
        var query = Query(new Uri(link));
        string[] altered =
        [
            link.Replace(item.Id.ToString(), other.Id.ToString(), StringComparison.Ordinal),
            link.Replace(query["exp"], $"{long.Parse(query["exp"], null) + 1}", StringComparison.Ordinal),
            link.Replace($"kid={query["kid"]}", "kid=00000000", StringComparison.Ordinal),
            link[..^1] + (link[^1] == 'A' ? 'B' : 'A'),
            link.Replace(query["sig"], new string('果', 43), StringComparison.Ordinal),
            link.Split("&kid")[0] + "&sig=",
        ];
        foreach (var bad in altered)
        {
            using var response = await server.As(null).GetAsync(new Uri(bad), Stop);
            Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        }
    }

    [Theory]
    [InlineData("http://localhost:5080", MediaReachability.Loopback)]
    [InlineData("http://127.0.0.2/", MediaReachability.Loopback)]
    [InlineData("http://[::1]:5080/", MediaReachability.Loopback)]
    [InlineData("http://192.168.1.4/", MediaReachability.Private)]
    [InlineData("http://[fd00::1]/", MediaReachability.Private)]
    [InlineData("http://studio/", MediaReachability.Private)]
    [InlineData("http://studio.local/", MediaReachability.Private)]
    [InlineData("https://studio.example.com/", MediaReachability.Public)]
    [InlineData("http://8.8.8.8/", MediaReachability.Public)]
    public void The_reach_of_an_address_is_judged_by_its_host(string address, MediaReachability reach) =>
        Assert.Equal(reach, new Uri(address).Reachability());

    [Fact]
    public async Task A_poster_of_another_store_and_its_ranges_read_alike()
    {
        var store = new DiskMediaStore(System.IO.Path.Combine(server.Folder, "other"));
        await store.AppendAsync("part-1", 0, new MemoryStream([1, 2, 3, 4]), Stop);
        await store.CommitAsync("part-1", "item-1", version: null, Stop);
        await using var stream = new StoredStream(store, "item-1", 4) { Position = 2 };
        Assert.Equal(3, await FirstAsync(stream));
        stream.Seek(-4, SeekOrigin.End);
        Assert.Equal(1, await FirstAsync(stream));
    }

    private static async Task<byte> FirstAsync(Stream stream)
    {
        var one = new byte[1];
        await stream.ReadExactlyAsync(one, Stop);
        return one[0];
    }

    private async Task<HttpResponseMessage> GetAsync(MediaItem item, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Path(item));
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }
        return await server.Http.SendAsync(request, Stop);
    }

    private static Uri Path(MediaItem item) => new($"/media/{item.Id}", UriKind.Relative);

    private static Dictionary<string, string> Query(Uri link) =>
        link.Query[1..].Split('&').Select(p => p.Split('=')).ToDictionary(p => p[0], p => p[1]);
}
