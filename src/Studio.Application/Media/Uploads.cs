using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Studio.Application.Data;
using Studio.Domain.Catalog;
using Studio.Domain.Generations;
using Studio.Domain.Media;
using Studio.Domain.Team;

namespace Studio.Application.Media;

/// <summary>Files on their way in: begun, continued after any break, and handed to <see cref="MediaIntake"/> when whole.</summary>
public sealed class Uploads(
    IMediaStore store,
    IDbContextFactory<StudioDbContext> contexts,
    MediaIntake intake,
    ModelCatalog catalog,
    IOptions<StorageOptions> options,
    TimeProvider time
) : IDisposable
{
    private readonly ConcurrentDictionary<UploadId, byte> _busy = new();
    private readonly SemaphoreSlim _beginning = new(1); // counting and adding are one step, or a member's limits leak
    private readonly ConcurrentDictionary<UploadId, ArrivalHash> _hashes = new();

    /// <summary>The bytes of a file, at most: what the most generous model takes in the role, or in any role.</summary>
    public long MostBytes(ReferenceRole? role) => catalog.MostBytes(role);

    /// <summary>Begins an upload, or refuses it before a byte has come.</summary>
    /// <param name="memberId">Whose it will be.</param>
    /// <param name="name">The file name that the browser gave.</param>
    /// <param name="length">Bytes in all.</param>
    /// <param name="role">What it is meant for, if for anything.</param>
    /// <param name="cancellationToken">Stops.</param>
    public async Task<BeginOutcome> BeginAsync(
        MemberId memberId,
        string name,
        long length,
        ReferenceRole? role,
        CancellationToken cancellationToken
    )
    {
        var most = MostBytes(role);
        if (length == 0)
        {
            return new BeginOutcome.Refused(new IntakeRefusal.Empty());
        }
        if (length > most)
        {
            return new BeginOutcome.Refused(
                role is { } known
                    ? new IntakeRefusal.BreaksRule(new RuleViolation(Rule.MediaTooLarge, known.Field(), RuleSeverity.Error, [length, most]))
                    : new IntakeRefusal.TooLarge(length, most)
            );
        }
        var now = time.GetUtcNow();
        var upload = new Upload
        {
            Id = UploadId.New(now),
            MemberId = memberId,
            Name = MediaTypes.CleanName(name, otherwise: ""),
            Length = length,
            Role = role,
            CreatedAt = now,
            ExpiresAt = now + options.Value.UploadLife,
        };
        await _beginning.WaitAsync(cancellationToken);
        try
        {
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            if (await OverLimitAsync(context, upload, cancellationToken) is { } refusal)
            {
                return new BeginOutcome.Refused(refusal);
            }
            context.Uploads.Add(upload);
            await context.SaveChangesAsync(cancellationToken);
            return new BeginOutcome.Begun(upload);
        }
        finally
        {
            _beginning.Release();
        }
    }

    /// <summary>A member's upload, expired or not; null where there is none or it is somebody else's.</summary>
    public async Task<Upload?> FindAsync(UploadId id, MemberId memberId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Uploads.AsNoTracking().FirstOrDefaultAsync(u => u.Id == id && u.MemberId == memberId, cancellationToken);
    }

    /// <summary>Whether an upload waited too long for its next bytes and is about to be swept.</summary>
    public bool IsExpired(Upload upload) => upload.ExpiresAt <= time.GetUtcNow();

    /// <summary>Bytes of an upload that have arrived.</summary>
    public async Task<long> OffsetAsync(Upload upload, CancellationToken cancellationToken) =>
        upload.ItemId is null ? await store.PartialLengthAsync(upload.PartialKey, cancellationToken) : upload.Length;

    /// <summary>Appends bytes, streaming; with the last one the file becomes an item or is refused. What arrived before a break stays.</summary>
    /// <param name="upload">The upload.</param>
    /// <param name="offset">Where the bytes begin.</param>
    /// <param name="content">The bytes; those past the upload's length are not read. None at all, at the end, asks again what came of the file.</param>
    /// <param name="checksum">What they should sum to, if the sender said.</param>
    /// <param name="cancellationToken">Breaks the arrival, not the intake of a whole file.</param>
    /// <exception cref="MediaStoreException">The store is full or broken.</exception>
    public async Task<AppendOutcome> AppendAsync(
        Upload upload,
        long offset,
        Stream content,
        UploadChecksum? checksum,
        CancellationToken cancellationToken
    )
    {
        if (!_busy.TryAdd(upload.Id, 0))
        {
            return new AppendOutcome.Busy();
        }
        try
        {
            // Read again: what was found before the lock may be finished or thrown away by now.
            if (await FindAsync(upload.Id, upload.MemberId, cancellationToken) is not { } current)
            {
                return new AppendOutcome.Gone();
            }
            if (current.ItemId is { } itemId)
            {
                return offset == upload.Length ? new AppendOutcome.Taken(offset, itemId) : new AppendOutcome.WrongOffset();
            }
            long arrived;
            try
            {
                arrived = await ReceiveAsync(upload, offset, content, checksum, cancellationToken);
            }
            catch (PartialOffsetException)
            {
                return new AppendOutcome.WrongOffset();
            }
            if (arrived < offset)
            {
                return new AppendOutcome.WrongChecksum();
            }
            return arrived < upload.Length
                ? await KeepAsync(upload, arrived, cancellationToken)
                : await FinishAsync(upload, CancellationToken.None);
        }
        finally
        {
            _busy.TryRemove(upload.Id, out _);
        }
    }

    /// <summary>Throws an upload and its bytes away; an item that came of it stays. False while bytes are arriving.</summary>
    public async Task<bool> DiscardAsync(Upload upload, CancellationToken cancellationToken)
    {
        if (!_busy.TryAdd(upload.Id, 0))
        {
            return false;
        }
        try
        {
            await store.DiscardAsync(upload.PartialKey, cancellationToken);
            await RemoveAsync(upload, cancellationToken);
            return true;
        }
        finally
        {
            _busy.TryRemove(upload.Id, out _);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _beginning.Dispose();
        foreach (var arrival in _hashes.Values)
        {
            arrival.Dispose();
        }
    }

    // The length that the upload has now; -1 where the checksum was wrong.
    private async Task<long> ReceiveAsync(
        Upload upload,
        long offset,
        Stream content,
        UploadChecksum? checksum,
        CancellationToken cancellationToken
    )
    {
        // Taken out while it is in use: after a break it has seen bytes that may not be in the store.
        _hashes.TryRemove(upload.Id, out var known);
        var arrival = known?.Position == offset ? known : null;
        if (known != arrival)
        {
            known?.Dispose();
        }
        if (arrival is null && offset == 0)
        {
            arrival = new ArrivalHash();
        }
        using var sum = checksum is null ? null : IncrementalHash.CreateHash(checksum.Algorithm);
        try
        {
            IncrementalHash?[] hashes = [arrival?.Hash, sum];
            await using var counted = new HashedStream(content, upload.Length - offset, [.. hashes.OfType<IncrementalHash>()]);
            var arrived = await store.AppendAsync(upload.PartialKey, offset, counted, cancellationToken);
            if (sum is not null && !CryptographicOperations.FixedTimeEquals(sum.GetHashAndReset(), checksum!.Value))
            {
                await store.TruncateAsync(upload.PartialKey, offset, CancellationToken.None);
                return -1;
            }
            if (arrival is not null)
            {
                arrival.Position = arrived;
                _hashes[upload.Id] = arrival;
                arrival = null;
            }
            return arrived;
        }
        catch (Exception e) when (checksum is not null && e is not PartialOffsetException)
        {
            // The sum was never compared: none of these bytes may count.
            await store.TruncateAsync(upload.PartialKey, offset, CancellationToken.None);
            throw;
        }
        finally
        {
            arrival?.Dispose();
        }
    }

    private async Task<IntakeRefusal?> OverLimitAsync(StudioDbContext context, Upload upload, CancellationToken cancellationToken)
    {
        var lengths = await context
            .Uploads.Where(u => u.MemberId == upload.MemberId && u.ItemId == null && u.ExpiresAt > upload.CreatedAt)
            .Select(u => u.Length)
            .ToListAsync(cancellationToken);
        var (most, mostBytes) = (options.Value.UploadsPerMember, options.Value.UploadBytesPerMember);
        return lengths.Count >= most ? new IntakeRefusal.TooManyUploads(most)
            : lengths.Sum() + upload.Length > mostBytes ? new IntakeRefusal.TooMuchUnderWay(mostBytes)
            : null;
    }

    private async Task<AppendOutcome> KeepAsync(Upload upload, long arrived, CancellationToken cancellationToken)
    {
        upload.ExpiresAt = time.GetUtcNow() + options.Value.UploadLife;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await context
            .Uploads.Where(u => u.Id == upload.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(u => u.ExpiresAt, upload.ExpiresAt), cancellationToken);
        return new AppendOutcome.Kept(arrived);
    }

    private async Task<AppendOutcome> FinishAsync(Upload upload, CancellationToken cancellationToken)
    {
        string? sha256 = null;
        if (_hashes.TryRemove(upload.Id, out var arrival))
        {
            using (arrival)
            {
                sha256 = arrival.Position == upload.Length ? Convert.ToHexStringLower(arrival.Hash.GetHashAndReset()) : null;
            }
        }
        var request = new IntakeRequest(upload.PartialKey, upload.Name, upload.MemberId, MediaOrigin.Uploaded)
        {
            Role = upload.Role,
            Sha256 = sha256,
        };
        switch (await intake.AdoptAsync(request, cancellationToken))
        {
            case IntakeOutcome.Adopted { Item.Id: var itemId }:
                await using (var context = await contexts.CreateDbContextAsync(cancellationToken))
                {
                    await context
                        .Uploads.Where(u => u.Id == upload.Id)
                        .ExecuteUpdateAsync(set => set.SetProperty(u => u.ItemId, itemId), cancellationToken);
                }
                upload.ItemId = itemId;
                return new AppendOutcome.Taken(upload.Length, itemId);
            case IntakeOutcome.Refused refused:
                await RemoveAsync(upload, cancellationToken);
                return new AppendOutcome.Refused(refused.Refusal);
            case var other:
                throw new InvalidOperationException($"No such outcome: {other}");
        }
    }

    private async Task RemoveAsync(Upload upload, CancellationToken cancellationToken)
    {
        if (_hashes.TryRemove(upload.Id, out var arrival))
        {
            arrival.Dispose();
        }
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.Uploads.Where(u => u.Id == upload.Id).ExecuteDeleteAsync(cancellationToken);
    }

    private sealed class ArrivalHash : IDisposable
    {
        public IncrementalHash Hash { get; } = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

        public long Position { get; set; }

        public void Dispose() => Hash.Dispose();
    }
}
