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
    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan DelegationLife = TimeSpan.FromDays(7) - ClockSkew; // by its own clock Azure gives 7 days at most
    private UserDelegationKey? _delegation;
    private bool _isReady;

    /// <inheritdoc/>
    public async Task<long> AppendAsync(string partialKey, long offset, Stream content, CancellationToken cancellationToken)
    {
        await ReadyAsync(cancellationToken);
        var partial = Partial(partialKey);
        var all = await BlockChain.ReadAsync(partial, cancellationToken);
        if (all.Length != offset)
        {
            throw new PartialOffsetException(offset, all.Length);
        }
        var buffer = ArrayPool<byte>.Shared.Rent(BlockChain.MostBytes);
        try
        {
            await all.MergeAsync(buffer, cancellationToken);
            return await StageAllAsync(partial, offset, content, buffer, cancellationToken);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <inheritdoc/>
    public async Task<long> PartialLengthAsync(string partialKey, CancellationToken cancellationToken) =>
        (await BlockChain.ReadAsync(Partial(partialKey), cancellationToken)).Length;

    /// <inheritdoc/>
    public async Task<PartialContent> OpenPartialAsync(string partialKey, CancellationToken cancellationToken)
    {
        var partial = Partial(partialKey);
        await (await BlockChain.ReadAsync(partial, cancellationToken)).FlattenAsync(cancellationToken);
        return await AzureCalls.GuardedAsync(async () =>
        {
            var properties = await partial.GetPropertiesAsync(cancellationToken: cancellationToken);
            var options = new BlobOpenReadOptions(allowModifications: false);
            return new PartialContent(await partial.OpenReadAsync(options, cancellationToken), properties.Value.ETag.ToString());
        });
    }

    /// <inheritdoc/>
    public async Task CommitAsync(string partialKey, string key, string? version, CancellationToken cancellationToken)
    {
        var partial = Partial(partialKey);
        if (version is null)
        {
            await (await BlockChain.ReadAsync(partial, cancellationToken)).FlattenAsync(cancellationToken);
        }
        var options = new BlobCopyFromUriOptions
        {
            SourceConditions = version is null ? null : new BlobRequestConditions { IfMatch = new ETag(version) },
        };
        // Within one account the service copies by reference; no byte passes through here.
        await AzureCalls.GuardedAsync(async () =>
        {
            try
            {
                var copy = await Committed(key).StartCopyFromUriAsync(partial.Uri, options, cancellationToken);
                return await WaitAsync(copy, Committed(key), cancellationToken);
            }
            catch (RequestFailedException e) when (version is not null && e.Status is 404 or 412)
            {
                throw new PartialChangedException();
            }
        });
        await AzureCalls.GuardedAsync(() => partial.DeleteIfExistsAsync(cancellationToken: cancellationToken));
    }

    // Where two commit the same key at once, the later copy ends the earlier one, which has no value then.
    private static async Task<bool> WaitAsync(CopyFromUriOperation copy, BlockBlobClient target, CancellationToken cancellationToken)
    {
        try
        {
            await copy.WaitForCompletionAsync(cancellationToken);
            return true;
        }
        catch (InvalidOperationException e)
        {
            var properties = await target.GetPropertiesAsync(cancellationToken: cancellationToken);
            return properties.Value.BlobCopyStatus is CopyStatus.Failed or CopyStatus.Aborted ? throw AzureCalls.Fault(e) : false;
        }
    }

    /// <inheritdoc/>
    public async Task DiscardAsync(string partialKey, CancellationToken cancellationToken)
    {
        var partial = Partial(partialKey);
        // A blob of staged blocks alone can't be deleted; committing nothing drops them.
        var all = await BlockChain.ReadAsync(partial, cancellationToken);
        if (all.HasStaged)
        {
            await all.CommitAsync([], cancellationToken);
        }
        await AzureCalls.GuardedAsync(() => partial.DeleteIfExistsAsync(cancellationToken: cancellationToken));
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
        catch (Exception e) when (AzureCalls.IsFault(e))
        {
            throw AzureCalls.Fault(e);
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
        catch (Exception e) when (AzureCalls.IsFault(e))
        {
            throw AzureCalls.Fault(e);
        }
    }

    /// <inheritdoc/>
    public Task DeleteAsync(string key, CancellationToken cancellationToken) =>
        AzureCalls.GuardedAsync(() => Committed(key).DeleteIfExistsAsync(cancellationToken: cancellationToken));

    /// <inheritdoc/>
    public async IAsyncEnumerable<StoredBlob> ListAsync(StoredArea area, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await ReadyAsync(cancellationToken);
        var (prefix, states) = area == StoredArea.Files ? ("files/", BlobStates.None) : ("partial/", BlobStates.Uncommitted);
        await using var blobs = container
            .GetBlobsAsync(BlobTraits.None, states, prefix, cancellationToken)
            .GetAsyncEnumerator(cancellationToken);
        while (await AzureCalls.GuardedAsync(() => blobs.MoveNextAsync().AsTask()))
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
            _delegation = delegation = await AzureCalls.GuardedAsync(async () =>
                (await service.GetUserDelegationKeyAsync(now - ClockSkew, now + DelegationLife, cancellationToken)).Value
            );
        }
        return new BlobUriBuilder(blob.Uri) { Sas = sas.ToSasQueryParameters(delegation, service.AccountName) }.ToUri();
    }

    private BlockBlobClient Partial(string key) => container.GetBlockBlobClient("partial/" + StoreKey.CheckedPartial(key));

    private BlockBlobClient Committed(string key) => container.GetBlockBlobClient("files/" + StoreKey.Checked(key));

    private async Task ReadyAsync(CancellationToken cancellationToken)
    {
        if (!_isReady)
        {
            await AzureCalls.GuardedAsync(() => container.CreateIfNotExistsAsync(cancellationToken: cancellationToken));
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
            for (int got; (got = await content.ReadAsync(buffer.AsMemory(filled, BlockChain.MostBytes - filled), cancellationToken)) > 0; )
            {
                filled += got;
                if (filled == BlockChain.MostBytes)
                {
                    (length, filled) = (await BlockChain.StageAsync(partial, length, buffer, filled), 0);
                }
            }
        }
        catch (Exception e) when (e is not MediaStoreException && filled > 0)
        {
            await BlockChain.StageAsync(partial, length, buffer, filled);
            throw;
        }
        return filled == 0 ? length : await BlockChain.StageAsync(partial, length, buffer, filled);
    }
}
