using System.Buffers;
using System.Runtime.CompilerServices;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using Azure.Storage.Sas;

namespace Studio.Application.Media;

/// <summary>Keeps media in a container of Azure Blob Storage: <c>partial/</c> for what is arriving, as staged blocks, <c>files/</c> for what is whole.</summary>
/// <remarks>A block's id is its offset, so the length of a partial file can be told from its block list after a restart, by any instance.</remarks>
public sealed class AzureMediaStore(BlobContainerClient container, BlobServiceClient service, TimeProvider time) : IMediaStore
{
    private const int BlockSize = 4 * 1024 * 1024;

    // Azure takes 50,000 blocks. A sender of small pieces makes one of each, which are put together before they get near it.
    private const int SmallBlocks = 256;
    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan DelegationLife = TimeSpan.FromDays(7); // the most that Azure gives
    private UserDelegationKey? _delegation;
    private bool _isReady;

    /// <inheritdoc/>
    public async Task<long> AppendAsync(string partialKey, long offset, Stream content, CancellationToken cancellationToken)
    {
        await ReadyAsync(cancellationToken);
        var partial = Partial(partialKey);
        var all = await BlocksAsync(partial, cancellationToken);
        if (all.Length != offset)
        {
            throw new PartialOffsetException(offset, all.Length);
        }
        var buffer = ArrayPool<byte>.Shared.Rent(BlockSize);
        try
        {
            if (all.Blocks.Count > SmallBlocks + (2 * all.Length / BlockSize))
            {
                await MergeAsync(partial, all.Blocks, buffer, cancellationToken);
            }
            return await StageAllAsync(partial, offset, content, buffer, cancellationToken);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <inheritdoc/>
    public async Task<long> PartialLengthAsync(string partialKey, CancellationToken cancellationToken) =>
        (await BlocksAsync(Partial(partialKey), cancellationToken)).Length;

    /// <inheritdoc/>
    public async Task TruncateAsync(string partialKey, long length, CancellationToken cancellationToken)
    {
        var partial = Partial(partialKey);
        var all = await BlocksAsync(partial, cancellationToken);
        if (all.Length <= length)
        {
            return;
        }
        // Blocks can't be dropped one by one; those that a committed list leaves out are gone.
        var kept = all.Blocks.Where(b => b.Offset < length).ToList();
        await GuardedAsync(() => CommitBlocksAsync(partial, kept, cancellationToken));
        if (kept.Count > 0 && kept[^1] is var last && last.Offset + last.Size > length)
        {
            var range = new HttpRange(last.Offset, length - last.Offset);
            var head = await GuardedAsync(() => partial.DownloadContentAsync(new BlobDownloadOptions { Range = range }, cancellationToken));
            await using var content = head.Value.Content.ToStream();
            await GuardedAsync(() => partial.StageBlockAsync(BlockId(last.Offset), content, cancellationToken: cancellationToken));
            await GuardedAsync(() => CommitBlocksAsync(partial, kept, cancellationToken));
        }
    }

    /// <inheritdoc/>
    public async Task<Stream> OpenPartialAsync(string partialKey, CancellationToken cancellationToken)
    {
        var partial = Partial(partialKey);
        await FlattenAsync(partial, cancellationToken);
        return await partial.OpenReadAsync(cancellationToken: cancellationToken);
    }

    /// <inheritdoc/>
    public async Task CommitAsync(string partialKey, string key, CancellationToken cancellationToken)
    {
        var partial = Partial(partialKey);
        await FlattenAsync(partial, cancellationToken);
        // Within one account the service copies by reference; no byte passes through here.
        await GuardedAsync(async () =>
        {
            var copy = await Committed(key).StartCopyFromUriAsync(partial.Uri, cancellationToken: cancellationToken);
            return await copy.WaitForCompletionAsync(cancellationToken);
        });
        await GuardedAsync(() => partial.DeleteIfExistsAsync(cancellationToken: cancellationToken));
    }

    /// <inheritdoc/>
    public async Task DiscardAsync(string partialKey, CancellationToken cancellationToken)
    {
        var partial = Partial(partialKey);
        // A blob of staged blocks alone can't be deleted; committing nothing drops them.
        if ((await BlocksAsync(partial, cancellationToken)).HasStaged)
        {
            await GuardedAsync(() => CommitBlocksAsync(partial, [], cancellationToken));
        }
        await GuardedAsync(() => partial.DeleteIfExistsAsync(cancellationToken: cancellationToken));
    }

    /// <inheritdoc/>
    public async Task<Stream?> OpenAsync(string key, long offset, CancellationToken cancellationToken)
    {
        try
        {
            var options = new BlobDownloadOptions { Range = new HttpRange(offset) };
            var download = await Committed(key).DownloadStreamingAsync(options, cancellationToken);
            return download.Value.Details.CopyStatus is CopyStatus.Pending ? null : download.Value.Content;
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return null;
        }
        catch (RequestFailedException e) when (e.Status == 416) // at or past the end
        {
            return Stream.Null;
        }
    }

    /// <inheritdoc/>
    public async Task<long?> LengthAsync(string key, CancellationToken cancellationToken)
    {
        try
        {
            var properties = await Committed(key).GetPropertiesAsync(cancellationToken: cancellationToken);
            return properties.Value.BlobCopyStatus is CopyStatus.Pending ? null : properties.Value.ContentLength;
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public Task DeleteAsync(string key, CancellationToken cancellationToken) =>
        GuardedAsync(() => Committed(key).DeleteIfExistsAsync(cancellationToken: cancellationToken));

    /// <inheritdoc/>
    public async IAsyncEnumerable<StoredBlob> ListAsync(StoredArea area, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await ReadyAsync(cancellationToken);
        var (prefix, states) = area == StoredArea.Files ? ("files/", BlobStates.None) : ("partial/", BlobStates.Uncommitted);
        await using var blobs = container
            .GetBlobsAsync(BlobTraits.None, states, prefix, cancellationToken)
            .GetAsyncEnumerator(cancellationToken);
        while (await GuardedAsync(() => blobs.MoveNextAsync().AsTask()))
        {
            var (key, facts) = (blobs.Current.Name[prefix.Length..], blobs.Current.Properties);
            if (StoreKey.IsKey(key))
            {
                var length = facts.ContentLength ?? 0;
                yield return new StoredBlob(key, length, facts.LastModified, IsStaged: area == StoredArea.Partials && length == 0);
            }
        }
    }

    /// <inheritdoc/>
    public async Task<Uri?> SignAsync(string key, string contentType, DateTimeOffset expiresAt, CancellationToken cancellationToken)
    {
        var blob = Committed(key);
        var now = time.GetUtcNow();
        var sas = new BlobSasBuilder(BlobSasPermissions.Read, expiresAt)
        {
            BlobContainerName = blob.BlobContainerName,
            BlobName = blob.Name,
            Resource = "b",
            StartsOn = now - ClockSkew,
            ContentType = contentType,
        };
        if (blob.CanGenerateSasUri)
        {
            return blob.GenerateSasUri(sas);
        }
        // Signed in without an account key: a key of the service principal's own, good for a week, signs instead.
        if (_delegation is not { } delegation || delegation.SignedExpiresOn < expiresAt)
        {
            _delegation = delegation = await service.GetUserDelegationKeyAsync(now - ClockSkew, now + DelegationLife, cancellationToken);
        }
        return new BlobUriBuilder(blob.Uri) { Sas = sas.ToSasQueryParameters(delegation, service.AccountName) }.ToUri();
    }

    private BlockBlobClient Partial(string key) => container.GetBlockBlobClient("partial/" + StoreKey.CheckedPartial(key));

    private BlockBlobClient Committed(string key) => container.GetBlockBlobClient("files/" + StoreKey.Checked(key));

    private static string BlockId(long offset) => Convert.ToBase64String(System.Text.Encoding.ASCII.GetBytes($"{offset:D16}"));

    private async Task ReadyAsync(CancellationToken cancellationToken)
    {
        if (!_isReady)
        {
            await GuardedAsync(() => container.CreateIfNotExistsAsync(cancellationToken: cancellationToken));
            _isReady = true;
        }
    }

    private static async Task<long> StageAllAsync(
        BlockBlobClient partial,
        long length,
        Stream content,
        byte[] buffer,
        CancellationToken cancellationToken
    )
    {
        var filled = 0;
        try
        {
            for (int got; (got = await content.ReadAsync(buffer.AsMemory(filled, BlockSize - filled), cancellationToken)) > 0; )
            {
                filled += got;
                if (filled == BlockSize)
                {
                    (length, filled) = (await StageAsync(partial, length, buffer, filled), 0);
                }
            }
        }
        catch (Exception e) when (e is not MediaStoreException && filled > 0)
        {
            await StageAsync(partial, length, buffer, filled);
            throw;
        }
        return filled == 0 ? length : await StageAsync(partial, length, buffer, filled);
    }

    // Neighbours that fit into one block become one, under the first one's id. Where this breaks off, every block still begins
    // where the one before it ends, so nothing is lost.
    private static async Task MergeAsync(
        BlockBlobClient partial,
        IReadOnlyList<Block> blocks,
        byte[] buffer,
        CancellationToken cancellationToken
    )
    {
        await GuardedAsync(() => CommitBlocksAsync(partial, blocks, cancellationToken)); // staged blocks can't be read
        var merged = new List<Block>();
        foreach (var block in blocks)
        {
            if (merged.Count > 0 && merged[^1] is var last && last.Size + block.Size <= BlockSize)
            {
                merged[^1] = last with { Size = last.Size + block.Size };
            }
            else
            {
                merged.Add(block);
            }
        }
        foreach (var block in merged.Except(blocks))
        {
            var options = new BlobDownloadOptions { Range = new HttpRange(block.Offset, block.Size) };
            var download = await GuardedAsync(() => partial.DownloadStreamingAsync(options, cancellationToken));
            await using (var content = download.Value.Content)
            {
                await content.ReadExactlyAsync(buffer.AsMemory(0, (int)block.Size), cancellationToken);
            }
            await StageAsync(partial, block.Offset, buffer, (int)block.Size);
        }
        await GuardedAsync(() => CommitBlocksAsync(partial, merged, cancellationToken));
    }

    // Not cancelled: a block that was read is kept, so that an upload goes on where it broke.
    private static async Task<long> StageAsync(BlockBlobClient blob, long offset, byte[] buffer, int count)
    {
        using var block = new MemoryStream(buffer, 0, count, writable: false);
        await GuardedAsync(() => blob.StageBlockAsync(BlockId(offset), block, cancellationToken: CancellationToken.None));
        return offset + count;
    }

    private static async Task FlattenAsync(BlockBlobClient blob, CancellationToken cancellationToken)
    {
        var all = await BlocksAsync(blob, cancellationToken);
        if (all.HasStaged)
        {
            await GuardedAsync(() => CommitBlocksAsync(blob, all.Blocks, cancellationToken));
        }
    }

    private static Task<Response<BlobContentInfo>> CommitBlocksAsync(
        BlockBlobClient blob,
        IEnumerable<Block> blocks,
        CancellationToken cancellationToken
    ) => blob.CommitBlockListAsync(blocks.Select(b => BlockId(b.Offset)), cancellationToken: cancellationToken);

    private static async Task<BlockChain> BlocksAsync(BlockBlobClient blob, CancellationToken cancellationToken)
    {
        try
        {
            var list = (await blob.GetBlockListAsync(BlockListTypes.All, cancellationToken: cancellationToken)).Value;
            var sizes = new Dictionary<string, long>();
            foreach (var block in list.CommittedBlocks.Concat(list.UncommittedBlocks))
            {
                sizes[block.Name] = block.SizeLong; // a block staged again stands for the one before
            }
            var blocks = new List<Block>();
            var length = 0L;
            while (sizes.TryGetValue(BlockId(length), out var size) && size > 0)
            {
                blocks.Add(new Block(length, size));
                length += size;
            }
            return new BlockChain(blocks, length, list.UncommittedBlocks.Any());
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return new BlockChain([], 0, false);
        }
        catch (Exception e) when (IsStoreFault(e))
        {
            throw Fault(e);
        }
    }

    private static async Task<T> GuardedAsync<T>(Func<Task<T>> action)
    {
        try
        {
            return await action();
        }
        catch (Exception e) when (IsStoreFault(e))
        {
            throw Fault(e);
        }
    }

    // The client throws an AggregateException when its retries run out.
    private static bool IsStoreFault(Exception e) => e is RequestFailedException or AggregateException;

    private static MediaStoreException Fault(Exception e) => new("The blob store did not answer as expected.", isFull: false, e);

    private sealed record BlockChain(IReadOnlyList<Block> Blocks, long Length, bool HasStaged);

    private sealed record Block(long Offset, long Size);
}
