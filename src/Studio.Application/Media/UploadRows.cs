using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Studio.Application.Data;
using Studio.Domain.Media;
using Studio.Domain.Team;

namespace Studio.Application.Media;

/// <summary>What the database knows of uploads: who has begun what, within which limits, and which instance goes on with it.</summary>
public sealed class UploadRows(IDbContextFactory<StudioDbContext> contexts, IOptions<StorageOptions> options, TimeProvider time)
    : IDisposable
{
    private readonly SemaphoreSlim _beginning = new(1); // counting and adding are one step, or a member's limits leak

    /// <summary>When an upload that is touched now is to be swept, UTC.</summary>
    public DateTimeOffset Expiry => time.GetUtcNow() + options.Value.UploadLife;

    /// <summary>Adds an upload, unless its member has too much under way.</summary>
    public async Task<IntakeRefusal?> AddAsync(Upload upload, CancellationToken cancellationToken)
    {
        await _beginning.WaitAsync(cancellationToken);
        try
        {
            await using var db = await contexts.CreateDbContextAsync(cancellationToken);
            if (await OverLimitAsync(db, upload, cancellationToken) is { } refusal)
            {
                return refusal;
            }
            db.Uploads.Add(upload);
            await db.SaveChangesAsync(cancellationToken);
            return null;
        }
        finally
        {
            _beginning.Release();
        }
    }

    /// <summary>A member's upload; null where there is none or it is somebody else's.</summary>
    public async Task<Upload?> FindAsync(UploadId id, MemberId memberId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Uploads.AsNoTracking().FirstOrDefaultAsync(u => u.Id == id && u.MemberId == memberId, cancellationToken);
    }

    /// <summary>Moves an upload's expiry, which is also the row's version: of two instances that have the same upload, the one that moved it last goes on; false for the other.</summary>
    public async Task<bool> ClaimAsync(Upload upload, CancellationToken cancellationToken)
    {
        var from = upload.ExpiresAt;
        // Whole milliseconds, as every database keeps them, and never the same twice.
        var next = Math.Max(Expiry.ToUnixTimeMilliseconds(), from.ToUnixTimeMilliseconds() + 1);
        upload.ExpiresAt = DateTimeOffset.FromUnixTimeMilliseconds(next);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var moved = await db
            .Uploads.Where(u => u.Id == upload.Id && u.ExpiresAt == from && u.ItemId == null)
            .ExecuteUpdateAsync(set => set.SetProperty(u => u.ExpiresAt, upload.ExpiresAt), cancellationToken);
        return moved == 1;
    }

    /// <summary>Notes what came of an upload.</summary>
    public async Task NoteItemAsync(UploadId id, MediaItemId itemId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await db.Uploads.Where(u => u.Id == id).ExecuteUpdateAsync(set => set.SetProperty(u => u.ItemId, itemId), cancellationToken);
    }

    /// <summary>Removes an upload as it was found; false where another instance has claimed or removed it since.</summary>
    public async Task<bool> RemoveAsync(Upload upload, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var removed = await db
            .Uploads.Where(u => u.Id == upload.Id && u.ExpiresAt == upload.ExpiresAt)
            .ExecuteDeleteAsync(cancellationToken);
        return removed == 1;
    }

    /// <inheritdoc/>
    public void Dispose() => _beginning.Dispose();

    private async Task<IntakeRefusal?> OverLimitAsync(StudioDbContext db, Upload upload, CancellationToken cancellationToken)
    {
        var lengths = await db
            .Uploads.Where(u => u.MemberId == upload.MemberId && u.ItemId == null && u.ExpiresAt > upload.CreatedAt)
            .Select(u => u.Length)
            .ToListAsync(cancellationToken);
        var (most, mostBytes) = (options.Value.UploadsPerMember, options.Value.UploadBytesPerMember);
        return lengths.Count >= most ? new IntakeRefusal.TooManyUploads(most)
            : lengths.Sum() + upload.Length > mostBytes ? new IntakeRefusal.TooMuchUnderWay(mostBytes)
            : null;
    }
}
