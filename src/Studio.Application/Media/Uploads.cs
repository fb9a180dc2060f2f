using System.Collections.Concurrent;
using System.Security.Cryptography;
using Studio.Domain.Catalog;
using Studio.Domain.Generations;
using Studio.Domain.Media;
using Studio.Domain.Team;

namespace Studio.Application.Media;

/// <summary>Files on their way in: begun, continued after any break, and handed to <see cref="MediaIntake"/> when whole.</summary>
public sealed class Uploads(
    IMediaStore store,
    UploadRows rows,
    MediaIntake intake,
    ModelCatalog catalog,
    ScratchFolder scratch,
    TimeProvider time
) : IDisposable
{
    private readonly ConcurrentDictionary<UploadId, byte> _busy = new();
    private readonly ArrivalHashes _hashes = new();

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
            ExpiresAt = rows.Expiry,
        };
        return await rows.AddAsync(upload, cancellationToken) is { } refusal
            ? new BeginOutcome.Refused(refusal)
            : new BeginOutcome.Begun(upload);
    }

    /// <summary>A member's upload, expired or not; null where there is none or it is somebody else's.</summary>
    public Task<Upload?> FindAsync(UploadId id, MemberId memberId, CancellationToken cancellationToken) =>
        rows.FindAsync(id, memberId, cancellationToken);

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
            return await FindAsync(upload.Id, upload.MemberId, cancellationToken) switch
            {
                null => new AppendOutcome.Gone(),
                { ItemId: { } itemId } current when offset == current.Length => new AppendOutcome.Taken(offset, current.ExpiresAt, itemId),
                { ItemId: not null } => new AppendOutcome.WrongOffset(),
                var current => await ContinueAsync(current, offset, content, checksum, cancellationToken),
            };
        }
        catch (IOException e) when (e is PartialOffsetException or PartialChangedException)
        {
            return new AppendOutcome.WrongOffset();
        }
        finally
        {
            _busy.TryRemove(upload.Id, out _);
        }
    }

    /// <summary>Throws an upload and its bytes away; an item that came of it stays. False while bytes are arriving, or another instance has it.</summary>
    public async Task<bool> DiscardAsync(Upload upload, CancellationToken cancellationToken)
    {
        if (!_busy.TryAdd(upload.Id, 0))
        {
            return false;
        }
        try
        {
            // The row goes first: an instance that is still writing finds it gone, and clears up behind itself.
            if (!await rows.RemoveAsync(upload, cancellationToken))
            {
                return false;
            }
            _hashes.Drop(upload.Id);
            await store.DiscardAsync(upload.PartialKey, CancellationToken.None);
            return true;
        }
        finally
        {
            _busy.TryRemove(upload.Id, out _);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _hashes.Dispose();

    private async Task<AppendOutcome> ContinueAsync(
        Upload upload,
        long offset,
        Stream content,
        UploadChecksum? checksum,
        CancellationToken cancellationToken
    )
    {
        var hash = _hashes.Take(upload, offset);
        try
        {
            if (!await rows.ClaimAsync(upload, cancellationToken))
            {
                return new AppendOutcome.Busy();
            }
            var arrived = await ReceiveAsync(upload, offset, content, checksum, hash?.Hash, cancellationToken);
            if (arrived < offset)
            {
                return new AppendOutcome.WrongChecksum();
            }
            if (!await rows.ClaimAsync(upload, CancellationToken.None))
            {
                return await LoseAsync(upload);
            }
            if (arrived == upload.Length)
            {
                return await FinishAsync(upload, hash?.Finish(), CancellationToken.None);
            }
            if (hash is not null)
            {
                hash.Position = arrived;
                _hashes.Keep(upload, hash);
                hash = null;
            }
            return new AppendOutcome.Kept(arrived, upload.ExpiresAt);
        }
        finally
        {
            hash?.Dispose(); // after a break it has seen bytes that may not be in the store
        }
    }

    // The length that the upload has now; -1 where the checksum was wrong.
    private async Task<long> ReceiveAsync(
        Upload upload,
        long offset,
        Stream content,
        UploadChecksum? checksum,
        IncrementalHash? arrival,
        CancellationToken cancellationToken
    )
    {
        IncrementalHash[] hashes = arrival is null ? [] : [arrival];
        if (checksum is null)
        {
            await using var counted = new HashedStream(content, upload.Length - offset, hashes);
            return await store.AppendAsync(upload.PartialKey, offset, counted, cancellationToken);
        }
        var held = await store.PartialLengthAsync(upload.PartialKey, cancellationToken);
        if (held != offset)
        {
            throw new PartialOffsetException(offset, held);
        }
        // What stands in the store counts, also after a kill: nothing gets there before its sum was compared.
        using var sum = IncrementalHash.CreateHash(checksum.Algorithm);
        await using var arriving = new HashedStream(content, upload.Length - offset, [sum]);
        await using var piece = await scratch.CopyAsync(arriving, cancellationToken);
        if (!CryptographicOperations.FixedTimeEquals(sum.GetHashAndReset(), checksum.Value))
        {
            return -1;
        }
        piece.Position = 0;
        await using var verified = new HashedStream(piece, long.MaxValue, hashes);
        return await store.AppendAsync(upload.PartialKey, offset, verified, CancellationToken.None);
    }

    // Another instance went on with it, or threw it away; then what arrived here goes too.
    private async Task<AppendOutcome> LoseAsync(Upload upload)
    {
        if (await FindAsync(upload.Id, upload.MemberId, CancellationToken.None) is not null)
        {
            return new AppendOutcome.WrongOffset();
        }
        await store.DiscardAsync(upload.PartialKey, CancellationToken.None);
        return new AppendOutcome.Gone();
    }

    private async Task<AppendOutcome> FinishAsync(Upload upload, string? sha256, CancellationToken cancellationToken)
    {
        var request = new IntakeRequest(upload.PartialKey, upload.Name, upload.MemberId, MediaOrigin.Uploaded)
        {
            Role = upload.Role,
            Length = upload.Length,
            Sha256 = sha256,
        };
        switch (await intake.AdoptAsync(request, cancellationToken))
        {
            case IntakeOutcome.Adopted { Item.Id: var itemId }:
                await rows.NoteItemAsync(upload.Id, itemId, cancellationToken);
                return new AppendOutcome.Taken(upload.Length, upload.ExpiresAt, itemId);
            case IntakeOutcome.Refused refused:
                await rows.RemoveAsync(upload, cancellationToken);
                return new AppendOutcome.Refused(refused.Refusal);
            case var other:
                throw new InvalidOperationException($"No such outcome: {other}");
        }
    }
}
