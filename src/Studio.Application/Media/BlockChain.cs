using System.Globalization;
using System.Text;
using Azure;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;

namespace Studio.Application.Media;

/// <summary>The blocks of a partial blob, each beginning where the one before it ends: a block's id is its offset, so any instance can tell at any time what has arrived.</summary>
internal sealed class BlockChain
{
    /// <summary>The bytes of a block, at most.</summary>
    public const int MostBytes = 4 * 1024 * 1024;

    // Azure takes 50,000 blocks. A sender of small pieces makes one of each, which are put together before they get near it.
    private const int SmallBlocks = 256;

    private readonly BlockBlobClient _blob;
    private readonly List<Block> _blocks = [];

    private BlockChain(BlockBlobClient blob, IReadOnlyDictionary<string, long> sizes, bool hasStaged)
    {
        (_blob, HasStaged) = (blob, hasStaged);
        while (sizes.TryGetValue(IdOf(Length), out var size) && size > 0)
        {
            _blocks.Add(new Block(Length, size));
            Length += size;
        }
    }

    /// <summary>Bytes that have arrived.</summary>
    public long Length { get; }

    /// <summary>Whether there are blocks that are not committed.</summary>
    public bool HasStaged { get; }

    /// <summary>Reads what there is; nothing where there is no blob.</summary>
    public static async Task<BlockChain> ReadAsync(BlockBlobClient blob, CancellationToken cancellationToken)
    {
        try
        {
            var list = (await blob.GetBlockListAsync(BlockListTypes.All, cancellationToken: cancellationToken)).Value;
            var sizes = new Dictionary<string, long>();
            foreach (var block in list.CommittedBlocks.Concat(list.UncommittedBlocks))
            {
                sizes[block.Name] = block.SizeLong; // a block staged again stands for the one before
            }
            return new BlockChain(blob, sizes, list.UncommittedBlocks.Any());
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return new BlockChain(blob, new Dictionary<string, long>(), hasStaged: false);
        }
        catch (Exception e) when (AzureCalls.IsFault(e))
        {
            throw AzureCalls.Fault(e);
        }
    }

    /// <summary>Adds a block; returns where it ends. Not cancelled: a block that was read is kept, so that an upload goes on where it broke.</summary>
    public static async Task<long> StageAsync(BlockBlobClient blob, long offset, byte[] buffer, int count)
    {
        using var block = new MemoryStream(buffer, 0, count, writable: false);
        await AzureCalls.GuardedAsync(() => blob.StageBlockAsync(IdOf(offset), block, cancellationToken: CancellationToken.None));
        return offset + count;
    }

    /// <summary>Commits what is staged, so that it can be read.</summary>
    public Task FlattenAsync(CancellationToken cancellationToken) =>
        HasStaged ? CommitAsync(_blocks, cancellationToken) : Task.CompletedTask;

    /// <summary>Makes some blocks the blob; all others are gone.</summary>
    public Task CommitAsync(IReadOnlyList<Block> blocks, CancellationToken cancellationToken) =>
        AzureCalls.GuardedAsync(() => _blob.CommitBlockListAsync(blocks.Select(b => IdOf(b.Offset)), cancellationToken: cancellationToken));

    /// <summary>Where there are many small blocks, puts neighbours that fit into one block together, under the first one's id. Where this breaks off, every block still begins where the one before it ends, so nothing is lost.</summary>
    /// <param name="buffer">Room for a block.</param>
    /// <param name="cancellationToken">Stops.</param>
    public async Task MergeAsync(byte[] buffer, CancellationToken cancellationToken)
    {
        if (_blocks.Count <= SmallBlocks + (2 * Length / MostBytes))
        {
            return;
        }
        await CommitAsync(_blocks, cancellationToken); // staged blocks can't be read
        var merged = new List<Block>();
        foreach (var block in _blocks)
        {
            if (merged is [.., var last] && last.Size + block.Size <= MostBytes)
            {
                merged[^1] = last with { Size = last.Size + block.Size };
            }
            else
            {
                merged.Add(block);
            }
        }
        foreach (var block in merged.Except(_blocks))
        {
            await ReadAsync(block.Offset, buffer.AsMemory(0, (int)block.Size), cancellationToken);
            await StageAsync(_blob, block.Offset, buffer, (int)block.Size);
        }
        await CommitAsync(merged, cancellationToken);
    }

    private async Task ReadAsync(long offset, Memory<byte> bytes, CancellationToken cancellationToken)
    {
        var options = new BlobDownloadOptions { Range = new HttpRange(offset, bytes.Length) };
        var download = await AzureCalls.GuardedAsync(() => _blob.DownloadStreamingAsync(options, cancellationToken));
        await using var content = download.Value.Content;
        await content.ReadExactlyAsync(bytes, cancellationToken);
    }

    private static string IdOf(long offset) =>
        Convert.ToBase64String(Encoding.ASCII.GetBytes(offset.ToString("D16", CultureInfo.InvariantCulture)));

    /// <summary>A block.</summary>
    /// <param name="Offset">Where it begins.</param>
    /// <param name="Size">Its bytes.</param>
    internal sealed record Block(long Offset, long Size);
}
