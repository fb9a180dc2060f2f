using Studio.Application.Media;
using Studio.Testing;
using Xunit;

namespace Studio.Tests.Media;

public sealed class DiskMediaStoreTests : MediaStoreContract, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("studio-disk-").FullName;

    internal override IMediaStore Store => new DiskMediaStore(_folder);

    internal override IMediaStore Reopened => new DiskMediaStore(_folder);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task It_leaves_signing_to_the_studio() =>
        Assert.Null(await Store.SignAsync("item-1", "image/png", DateTimeOffset.MaxValue, CancellationToken.None));

    [Fact]
    public async Task A_full_disk_is_said_and_what_was_written_stays()
    {
        using var disk = new SmallDisk();
        var store = new DiskMediaStore(disk.Path);
        disk.Fill("partial/part-full");
        var full = await Assert.ThrowsAsync<MediaStoreException>(() =>
            store.AppendAsync("part-full", 0, new MemoryStream(new byte[1_000_000]), CancellationToken.None)
        );
        Assert.True(full.IsFull);
        disk.MakeRoom("partial/part-full");
        var kept = await store.PartialLengthAsync("part-full", CancellationToken.None);
        Assert.Equal(kept + 3, await store.AppendAsync("part-full", kept, new MemoryStream([1, 2, 3]), CancellationToken.None));
    }
}
