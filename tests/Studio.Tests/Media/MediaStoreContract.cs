using System.Security.Cryptography;
using Studio.Application.Media;
using Xunit;

namespace Studio.Tests.Media;

/// <summary>What every media store must do; run against each.</summary>
public abstract class MediaStoreContract
{
    private static readonly CancellationToken Never = CancellationToken.None;
    private readonly string _partial = $"part-{Guid.NewGuid():N}";
    private readonly string _key = $"item-{Guid.NewGuid():N}";

    internal abstract IMediaStore Store { get; }

    /// <summary>The same store as another process would open it.</summary>
    internal abstract IMediaStore Reopened { get; }

    [Fact]
    public async Task A_file_grows_and_is_committed_whole()
    {
        var content = RandomNumberGenerator.GetBytes(5_000_000);
        Assert.Equal(3_000_000, await AppendAsync(0, content[..3_000_000]));
        Assert.Equal(3_000_000, await Reopened.PartialLengthAsync(_partial, Never));
        Assert.Equal(5_000_000, await AppendAsync(3_000_000, content[3_000_000..]));
        Assert.Null(await Store.LengthAsync(_key, Never));
        await Store.CommitAsync(_partial, _key, version: null, Never);
        Assert.Equal(5_000_000, await Store.LengthAsync(_key, Never));
        Assert.Equal(content, await ReadAsync(0));
        Assert.Equal(content[4_999_990..], await ReadAsync(4_999_990));
        Assert.Empty(await ReadAsync(5_000_000));
        Assert.Equal(0, await Store.PartialLengthAsync(_partial, Never));
    }

    [Fact]
    public async Task An_append_at_the_wrong_offset_is_refused_and_changes_nothing()
    {
        await AppendAsync(0, [1, 2, 3]);
        var wrong = await Assert.ThrowsAsync<PartialOffsetException>(() => AppendAsync(2, [9]));
        Assert.Equal((2, 3), (wrong.Expected, wrong.Actual));
        await Assert.ThrowsAsync<PartialOffsetException>(() => AppendAsync(4, [9]));
        await Assert.ThrowsAsync<PartialOffsetException>(() => AppendAsync(0, [9]));
        Assert.Equal([1, 2, 3], await ReadPartialAsync());
    }

    [Fact]
    public async Task What_arrived_before_a_break_stays()
    {
        await Assert.ThrowsAsync<IOException>(() => Store.AppendAsync(_partial, 0, new BreakingStream(4_500_000), Never));
        Assert.Equal(4_500_000, await Reopened.PartialLengthAsync(_partial, Never));
        Assert.Equal(4_500_003, await AppendAsync(4_500_000, [1, 2, 3]));
        Assert.Equal([7, 7, 1, 2, 3], (await ReadPartialAsync())[4_499_998..]);
    }

    [Fact]
    public async Task A_partial_file_can_be_read_and_sought_and_then_still_grow()
    {
        await AppendAsync(0, [1, 2, 3, 4]);
        await using (var partial = (await Store.OpenPartialAsync(_partial, Never)).Stream)
        {
            Assert.Equal(4, partial.Length);
            partial.Position = 2;
            Assert.Equal(3, partial.ReadByte());
        }
        await AppendAsync(4, [5]);
        await Store.CommitAsync(_partial, _key, version: null, Never);
        Assert.Equal([1, 2, 3, 4, 5], await ReadAsync(0));
    }

    [Fact]
    public async Task What_was_changed_after_it_was_read_is_not_committed()
    {
        await AppendAsync(0, [1, 2, 3, 4]);
        var read = await Store.OpenPartialAsync(_partial, Never);
        await read.Stream.DisposeAsync();
        await Reopened.DiscardAsync(_partial, Never);
        await Reopened.AppendAsync(_partial, 0, new MemoryStream([9, 9, 9, 9, 9]), Never);

        await Assert.ThrowsAsync<PartialChangedException>(() => Store.CommitAsync(_partial, _key, read.Version, Never));

        Assert.Null(await Store.LengthAsync(_key, Never));
        Assert.Equal([9, 9, 9, 9, 9], await ReadPartialAsync());
    }

    [Fact]
    public async Task A_discarded_file_is_gone_and_may_begin_again()
    {
        await AppendAsync(0, [1, 2, 3, 4]);
        await Store.DiscardAsync(_partial, Never);
        await Store.DiscardAsync(_partial, Never);
        Assert.Equal(0, await Store.PartialLengthAsync(_partial, Never));
        Assert.Equal(1, await AppendAsync(0, [9]));
        Assert.Equal([9], await ReadPartialAsync());
    }

    [Fact]
    public async Task A_deleted_file_is_gone()
    {
        await AppendAsync(0, [1]);
        await Store.CommitAsync(_partial, _key, version: null, Never);
        await Store.DeleteAsync(_key, Never);
        await Store.DeleteAsync(_key, Never);
        Assert.Null(await Store.LengthAsync(_key, Never));
        Assert.Null(await Store.OpenAsync(_key, 0, Never));
    }

    [Fact]
    public async Task A_listing_shows_each_half_of_the_store_in_the_order_of_the_keys()
    {
        string[] keys = ["0123-b", "0123-b-poster", "0123-c", "ab-1", "ab1x", $"z{_key}"];
        foreach (var key in keys.Reverse())
        {
            await CommitAsync([1, 2, 3], key);
        }
        await AppendAsync(0, [1, 2]);

        var files = await Store.ListAsync(StoredArea.Files, Never).Where(f => keys.Contains(f.Key)).ToListAsync(Never);
        Assert.Equal(keys, files.Select(f => f.Key));
        Assert.All(files, f => Assert.Equal((3, false), (f.Length, f.IsStaged)));
        Assert.All(
            files,
            f => Assert.InRange(TimeProvider.System.GetUtcNow() - f.ModifiedAt!.Value, -TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5))
        );
        var partials = await Store.ListAsync(StoredArea.Partials, Never).Select(p => p.Key).ToListAsync(Never);
        Assert.Contains(_partial, partials);
        Assert.DoesNotContain("ab-1", partials);
    }

    [Theory]
    [InlineData("../../etc/passwd")]
    [InlineData("/etc/passwd")]
    [InlineData("part/../../x")]
    [InlineData("part//item")]
    [InlineData("a.b.c.d")]
    [InlineData("一二三四")]
    [InlineData("")]
    public async Task A_key_can_not_be_a_path(string key)
    {
        await Assert.ThrowsAsync<ArgumentException>(() => Store.AppendAsync(key, 0, new MemoryStream([1]), Never));
        await Assert.ThrowsAsync<ArgumentException>(() => Store.OpenAsync(key, 0, Never));
        await Assert.ThrowsAsync<ArgumentException>(() => Store.CommitAsync(_partial, key, version: null, Never));
    }

    protected async Task CommitAsync(byte[] content, string key)
    {
        await AppendAsync(0, content);
        await Store.CommitAsync(_partial, key, version: null, Never);
    }

    private async Task<long> AppendAsync(long offset, byte[] content) =>
        await Store.AppendAsync(_partial, offset, new MemoryStream(content), Never);

    private async Task<byte[]> ReadPartialAsync()
    {
        await using var partial = (await Store.OpenPartialAsync(_partial, Never)).Stream;
        return await BytesOfAsync(partial);
    }

    private async Task<byte[]> ReadAsync(long offset)
    {
        await using var file = await Store.OpenAsync(_key, offset, Never);
        return await BytesOfAsync(file!);
    }

    private static async Task<byte[]> BytesOfAsync(Stream stream)
    {
        using var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes);
        return bytes.ToArray();
    }

    // Gives sevens, then breaks as a lost connection does.
    private sealed class BreakingStream(int count) : MemoryStream(Enumerable.Repeat((byte)7, count).ToArray())
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            await base.ReadAsync(buffer, cancellationToken) is > 0 and var got ? got : throw new IOException("The connection is gone.");
    }
}
