using Studio.Application.Media;
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
        Assert.SkipUnless(File.Exists("/dev/full"), "Needs the device that is always full.");
        Directory.CreateDirectory(Path.Combine(_folder, "partial"));
        File.CreateSymbolicLink(Path.Combine(_folder, "partial", "part-full"), "/dev/full");
        var full = await Assert.ThrowsAsync<MediaStoreException>(() =>
            Store.AppendAsync("part-full", 0, new MemoryStream([1]), CancellationToken.None)
        );
        Assert.True(full.IsFull);
    }
}
