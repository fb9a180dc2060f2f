using System.Net;
using Studio.Application.Media;
using Studio.Domain.Media;
using Xunit;

namespace Studio.Tests.Media;

public sealed class LostFilesOnDiskTests(MediaServer server) : LostFiles(server), IClassFixture<MediaServer>
{
    [Fact]
    public async Task A_signed_link_to_a_lost_file_finds_nothing()
    {
        var item = await Server.UploadAsync(Samples.Png(800, 600, salt: 63));
        var link = await Server.Get<MediaLinks>().ForProviderAsync(item, Stop);
        await Server.Get<IMediaStore>().DeleteAsync(item.StoreKey, Stop);
        using var response = await Server.As(null).GetAsync(link, Stop);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.True(response.Headers.CacheControl!.NoStore);
    }
}

public sealed class LostFilesOnAzureTests(AzureMediaServer server) : LostFiles(server), IClassFixture<AzureMediaServer>;

/// <summary>Items whose bytes the store has lost; run over each media store.</summary>
public abstract class LostFiles(MediaServer server)
{
    private protected static CancellationToken Stop => TestContext.Current.CancellationToken;

    private protected MediaServer Server => server;

    [Theory]
    [InlineData("GET")]
    [InlineData("HEAD")]
    public async Task A_lost_file_is_not_found_and_the_log_says_so_once(string method)
    {
        var item = await server.UploadAsync(Samples.Png(800, 600, salt: (byte)(60 + method.Length)));
        await server.Get<IMediaStore>().DeleteAsync(item.StoreKey, Stop);
        await AssertNotFoundAsync(method, $"/media/{item.Id}");
        await AssertNotFoundAsync(method, $"/media/{item.Id}?download", ("Range", "bytes=0-9"));
        await AssertNotFoundAsync(method, $"/media/{item.Id}", ("If-None-Match", $"\"{item.Sha256}\""));
        AssertSaidOnce(item);
    }

    [Fact]
    public async Task A_file_that_is_not_whole_any_more_is_not_given_out()
    {
        var content = Samples.Png(800, 600, 1000, salt: 62);
        var item = await server.UploadAsync(content);
        var store = server.Get<IMediaStore>();
        await store.DeleteAsync(item.StoreKey, Stop);
        await store.AppendAsync("part-half", 0, new MemoryStream(content, 0, 500), Stop);
        await store.CommitAsync("part-half", item.StoreKey, version: null, Stop);
        await AssertNotFoundAsync("GET", $"/media/{item.Id}");
        AssertSaidOnce(item);
    }

    [Fact]
    public async Task A_lost_poster_is_not_found_and_its_video_still_is()
    {
        var clip = await server.UploadAsync(await Samples.ClipAsync(server.Folder), "clip.mp4");
        await server.Get<IMediaStore>().DeleteAsync(clip.PosterKey!, Stop);
        await AssertNotFoundAsync("GET", $"/media/{clip.Id}/poster");
        await AssertNotFoundAsync("GET", $"/media/{clip.Id}/poster");
        using var video = await server.Http.GetAsync(new Uri($"/media/{clip.Id}", UriKind.Relative), Stop);
        Assert.Equal(HttpStatusCode.OK, video.StatusCode);
        AssertSaidOnce(clip);
    }

    private async Task AssertNotFoundAsync(string method, string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }
        using var response = await server.Http.SendAsync(request, Stop);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.True(response.Headers.CacheControl!.NoStore);
        Assert.Null(response.Headers.ETag);
        Assert.Null(response.Content.Headers.ContentDisposition);
    }

    private void AssertSaidOnce(MediaItem item) =>
        Assert.Single(server.Log.Messages, m => m.Contains(item.Id.ToString(), StringComparison.Ordinal));
}
