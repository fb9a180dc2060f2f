using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Studio.Application.Data;
using Studio.Application.Media;
using Studio.Domain.Media;
using Xunit;

namespace Studio.Tests.Media;

public sealed class MissingPostersOnDiskTests(MediaServer server) : MissingPosters(server), IClassFixture<MediaServer>;

public sealed class MissingPostersOnAzureTests(AzureMediaServer server) : MissingPosters(server), IClassFixture<AzureMediaServer>;

/// <summary>Items that were stored before posters were made of their kind; run over each media store.</summary>
public abstract class MissingPosters(MediaServer server)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_older_item_gets_its_poster_and_what_none_can_be_made_of_is_left_until_the_next_start()
    {
        var photo = await BareAsync(await PhotoAsync("older", "blue"));
        var clip = await BareAsync(await server.UploadAsync(await Samples.ClipAsync(server.Folder), "older.mp4"));
        await server.UploadAsync(Samples.Png(4000, 3000, 800_000, salt: 70), "header alone.png");
        await server.UploadAsync(Samples.Png(800, 600, salt: 71), "light.png");
        var lost = await BareAsync(await PhotoAsync("lost", "green"));
        await server.Get<IMediaStore>().DeleteAsync(lost.StoreKey, Stop);
        var worker = NextStart();

        Assert.Equal(4, await worker.RunOnceAsync(Stop)); // all but the light one
        Assert.Equal(0, await worker.RunOnceAsync(Stop));

        Assert.Equal((HttpStatusCode.OK, "image/jpeg"), await PosterAsync(photo));
        Assert.Equal((HttpStatusCode.OK, "image/jpeg"), await PosterAsync(clip));
        Assert.Equal(2, await NextStart().RunOnceAsync(Stop)); // the header alone and the lost one
        Assert.DoesNotContain(server.Log.Messages, m => m.Contains("could not be made", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Two_instances_that_make_the_same_poster_do_each_other_no_harm()
    {
        var photo = await BareAsync(await PhotoAsync("shared", "red"));

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => server.Get<MakePoster>().ExecuteAsync(photo, Stop)));

        Assert.Equal((HttpStatusCode.OK, "image/jpeg"), await PosterAsync(photo));
        Assert.Single(await server.StoredAsync(), f => f.Name.Contains($"{photo.StoreKey}-poster", StringComparison.Ordinal));
        Assert.DoesNotContain(await server.StoredAsync(), f => f.Name.Contains("poster-", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_poster_of_an_item_that_was_deleted_meanwhile_goes_too()
    {
        var photo = await BareAsync(await PhotoAsync("deleted", "white"));
        await using (var db = await server.Get<IDbContextFactory<StudioDbContext>>().CreateDbContextAsync(Stop))
        {
            await db.MediaItems.Where(m => m.Id == photo.Id).ExecuteDeleteAsync(Stop);
        }

        Assert.False(await server.Get<MakePoster>().ExecuteAsync(photo, Stop));

        Assert.DoesNotContain(
            await server.StoredAsync(),
            f => f.Name.Contains("-poster", StringComparison.Ordinal) && f.Name.Contains(photo.StoreKey, StringComparison.Ordinal)
        );
    }

    private PosterWorker NextStart() => ActivatorUtilities.CreateInstance<PosterWorker>(server.Get<IServiceProvider>());

    private async Task<MediaItem> PhotoAsync(string name, string colour)
    {
        var path = Path.Combine(server.Folder, $"{name}.png");
        await Samples.DrawAsync("-f", "lavfi", "-i", $"color={colour}:s=2400x1600", "-frames:v", "1", "-pix_fmt", "rgb24", path);
        return await server.UploadAsync(await File.ReadAllBytesAsync(path, Stop), $"{name}.png");
    }

    // As it stood before posters were made of its kind.
    private async Task<MediaItem> BareAsync(MediaItem item)
    {
        await server.Get<IMediaStore>().DeleteAsync(item.PosterKey!, Stop);
        await using var db = await server.Get<IDbContextFactory<StudioDbContext>>().CreateDbContextAsync(Stop);
        await db.MediaItems.Where(m => m.Id == item.Id).ExecuteUpdateAsync(set => set.SetProperty(m => m.PosterKey, (string?)null), Stop);
        return (await server.Get<MediaLibrary>().FindAsync(item.Id, Stop))!;
    }

    private async Task<(HttpStatusCode, string?)> PosterAsync(MediaItem item)
    {
        using var response = await server.Http.GetAsync(new Uri($"/media/{item.Id}/poster", UriKind.Relative), Stop);
        var content = await response.Content.ReadAsByteArrayAsync(Stop);
        return (response.StatusCode, content.Length > 0 ? response.Content.Headers.ContentType?.MediaType : null);
    }
}
