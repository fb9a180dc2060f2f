using System.Security.Cryptography;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using Microsoft.Extensions.DependencyInjection;
using Studio.Application.Media;
using Studio.Domain.Media;
using Studio.Testing;
using Xunit;

namespace Studio.Tests.Media;

public sealed class AzureMediaStoreTests(Azurite azurite) : MediaStoreContract, IClassFixture<Azurite>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    internal override IMediaStore Store => Reopened;

    internal override IMediaStore Reopened => Open(azurite);

    internal static AzureMediaStore Open(Azurite azurite)
    {
        var service = new BlobServiceClient(azurite.ConnectionString);
        return new AzureMediaStore(service.GetBlobContainerClient("studio-media"), service, TimeProvider.System);
    }

    [Fact]
    public async Task It_signs_links_that_anybody_can_read_in_ranges()
    {
        await CommitAsync([1, 2, 3, 4], "item-signed");
        var link = await Store.SignAsync("item-signed", "video/mp4", DateTimeOffset.UtcNow.AddHours(1), Stop);
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, link) { Headers = { Range = new(1, 2) } };
        using var response = await http.SendAsync(request, Stop);
        Assert.Equal([2, 3], await response.Content.ReadAsByteArrayAsync(Stop));
        Assert.Equal("video/mp4", response.Content.Headers.ContentType?.MediaType);
        Assert.False((await http.GetAsync(new Uri(link!.GetLeftPart(UriPartial.Path)), Stop)).IsSuccessStatusCode);
    }

    [Fact]
    public async Task Small_pieces_do_not_pile_up_as_blocks()
    {
        var store = Store;
        var content = RandomNumberGenerator.GetBytes(700_000);
        for (var at = 0; at < content.Length; at += 1000)
        {
            await store.AppendAsync("part-small", at, new MemoryStream(content, at, 1000), Stop);
        }

        var container = new BlobServiceClient(azurite.ConnectionString).GetBlobContainerClient("studio-media");
        var list = await container.GetBlockBlobClient("partial/part-small").GetBlockListAsync(BlockListTypes.All, cancellationToken: Stop);
        Assert.InRange(list.Value.CommittedBlocks.Count() + list.Value.UncommittedBlocks.Count(), 2, 300);
        await store.CommitAsync("part-small", "item-small", version: null, Stop);
        await using var file = await store.OpenAsync("item-small", 0, Stop);
        var read = new byte[content.Length];
        await file!.ReadExactlyAsync(read, Stop);
        Assert.Equal(content, read);
    }

    [Fact]
    public async Task A_store_that_is_away_is_said()
    {
        var options = new BlobClientOptions { Retry = { MaxRetries = 0 } };
        var service = new BlobServiceClient("UseDevelopmentStorage=true;DevelopmentStorageProxyUri=http://127.0.0.1:1", options);
        var store = new AzureMediaStore(service.GetBlobContainerClient("studio-media"), service, TimeProvider.System);
        await Assert.ThrowsAsync<MediaStoreException>(() => store.AppendAsync("part-away", 0, new MemoryStream([1]), Stop));
    }

    [Fact]
    public async Task A_clip_in_pieces_becomes_an_item_that_can_be_read_in_ranges()
    {
        await using var server = new MediaServer();
        await server.StartAsync(services => services.AddSingleton(Store));
        var clip = await Samples.ClipAsync(server.Folder);
        var upload = await server.BeginAsync(clip.Length, "reference_video", "clip.mp4");
        (await server.PatchAsync(upload, 0, clip[..10_000])).Dispose();
        using var last = await server.PatchAsync(upload, 10_000, clip[10_000..]);
        var id = new MediaItemId(Guid.Parse(last.Headers.GetValues("Upload-Item").Single()));
        var item = (await server.Get<MediaLibrary>().FindAsync(id, Stop))!;
        Assert.Equal(new MediaFacts(MediaKind.Video, "video/mp4", 640, 360, 3, 24, "h264"), item.Facts);
        Assert.NotNull(item.PosterKey);
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/media/{id}") { Headers = { Range = new(100, 199) } };
        using var range = await server.Http.SendAsync(request, Stop);
        Assert.Equal(clip[100..200], await range.Content.ReadAsByteArrayAsync(Stop));
    }
}
