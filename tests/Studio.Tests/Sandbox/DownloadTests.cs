using System.Net;
using System.Net.Http.Headers;
using Xunit;
using static Studio.Tests.Sandbox.SandboxHost;

namespace Studio.Tests.Sandbox;

public sealed class DownloadTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_video_needs_no_bearer_and_honours_ranges()
    {
        await using var host = await StartAsync();
        var link = await host.FinishAsync();
        host.Http.DefaultRequestHeaders.Authorization = null;
        var whole = await host.Http.GetByteArrayAsync(link, Cancellation);
        using var request = new HttpRequestMessage(HttpMethod.Get, link);
        request.Headers.Range = new RangeHeaderValue(1_000, 1_999);

        using var part = await host.Http.SendAsync(request, Cancellation);

        Assert.Equal(HttpStatusCode.PartialContent, part.StatusCode);
        Assert.Equal($"bytes 1000-1999/{whole.Length}", part.Content.Headers.ContentRange?.ToString());
        Assert.Equal(whole[1_000..2_000], await part.Content.ReadAsByteArrayAsync(Cancellation));
        Assert.Equal("ftyp"u8.ToArray(), whole[4..8]);
    }

    [Theory]
    [InlineData("16:9")]
    [InlineData("4:3")]
    [InlineData("1:1")]
    [InlineData("3:4")]
    [InlineData("9:16")]
    [InlineData("21:9")]
    public async Task Each_ratio_has_a_small_sample_clip(string ratio)
    {
        await using var host = await StartAsync();
        var body = Text("A quiet lake");
        body["ratio"] = ratio;

        var clip = await host.Http.GetByteArrayAsync(await host.FinishAsync(body), Cancellation);

        Assert.InRange(clip.Length, 50_000, 150_000);
    }

    [Fact]
    public async Task A_link_lapses()
    {
        await using var host = await StartAsync();
        var link = await host.FinishAsync();
        host.Time.Advance(TimeSpan.FromHours(24) - TimeSpan.FromSeconds(1));
        using var last = await host.GetAsync(link.AbsoluteUri);

        host.Time.Advance(TimeSpan.FromSeconds(1));
        using var late = await host.GetAsync(link.AbsoluteUri);

        Assert.Equal(HttpStatusCode.OK, last.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, late.StatusCode);
        Assert.Contains("Request has expired", await late.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_forged_or_unfinished_link_is_not_found()
    {
        await using var host = await StartAsync();
        var link = await host.FinishAsync();
        var name = link.Segments[^1];

        using var forged = await host.GetAsync($"files/{new string('0', 32)}/{name}");
        using var escaped = await host.GetAsync($"files/{new string('0', 32)}/..%2f..%2fappsettings.json");

        Assert.Equal(HttpStatusCode.NotFound, forged.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, escaped.StatusCode);
    }

    [Fact]
    public async Task A_broken_download_can_be_resumed_where_it_broke()
    {
        await using var host = await StartAsync();
        var link = await host.FinishAsync(Text("Waves [break:2]"));

        var first = await ReadUntilCutAsync(host, link, 0);
        var second = await ReadUntilCutAsync(host, link, first.Length);
        using var request = new HttpRequestMessage(HttpMethod.Get, link);
        request.Headers.Range = new RangeHeaderValue(first.Length + second.Length, null);
        using var rest = await host.Http.SendAsync(request, Cancellation);
        byte[] resumed = [.. first, .. second, .. await rest.Content.ReadAsByteArrayAsync(Cancellation)];

        Assert.Equal(16_384, first.Length);
        Assert.Equal(16_384, second.Length);
        Assert.Equal(await host.Http.GetByteArrayAsync(link, Cancellation), resumed);
    }

    [Fact]
    public async Task A_video_may_not_be_ready_at_first()
    {
        await using var host = await StartAsync();
        var link = await host.FinishAsync(Text("Waves [not-ready:2]"));

        for (var attempt = 0; attempt < 2; attempt++)
        {
            using var early = await host.GetAsync(link.AbsoluteUri);
            Assert.Equal(HttpStatusCode.BadRequest, early.StatusCode);
            Assert.Equal("video_not_ready", (await ReadAsync(early)).GetProperty("error").GetProperty("code").GetString());
        }

        using var ready = await host.GetAsync(link.AbsoluteUri);
        Assert.Equal(HttpStatusCode.OK, ready.StatusCode);
    }

    [Fact]
    public async Task A_download_may_be_a_page_instead()
    {
        await using var host = await StartAsync();

        using var page = await host.GetAsync((await host.FinishAsync(Text("Waves [not-a-video]"))).AbsoluteUri);

        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Equal("text/html", page.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task A_download_may_redirect_elsewhere()
    {
        await using var host = await StartAsync(("Scenarios:0:RedirectDownload", "http://10.0.0.1/video.mp4"));

        using var redirect = await host.GetAsync((await host.FinishAsync()).AbsoluteUri);

        Assert.Equal(HttpStatusCode.Found, redirect.StatusCode);
        Assert.Equal("http://10.0.0.1/video.mp4", redirect.Headers.Location?.AbsoluteUri);
    }

    private static async Task<byte[]> ReadUntilCutAsync(SandboxHost host, Uri link, long from)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, link);
        request.Headers.Range = new RangeHeaderValue(from, null);
        using var reply = await host.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Cancellation);
        await using var body = await reply.Content.ReadAsStreamAsync(Cancellation);
        using var received = new MemoryStream();
        await Assert.ThrowsAnyAsync<IOException>(() => body.CopyToAsync(received, Cancellation));
        return received.ToArray();
    }
}
