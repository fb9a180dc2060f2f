using Microsoft.EntityFrameworkCore;
using Studio.Application.Data;
using Studio.Domain.Media;
using Studio.Domain.Team;

namespace Studio.Application.Media;

/// <summary>What a member's items of one kind and origin take.</summary>
/// <param name="MemberId">The member who brought or made them.</param>
/// <param name="Member">The member's name.</param>
/// <param name="Kind">What they are.</param>
/// <param name="Origin">How they came to be here.</param>
/// <param name="Count">Items.</param>
/// <param name="Bytes">Their bytes, without posters.</param>
public sealed record StorageShare(MemberId MemberId, string Member, MediaKind Kind, MediaOrigin Origin, int Count, long Bytes);

/// <summary>What the studio's media take, as the database knows it.</summary>
/// <param name="Shares">Items, by member, kind and origin.</param>
/// <param name="Uploads">Uploads under way.</param>
/// <param name="UploadBytes">Bytes that they will have when they are whole.</param>
public sealed record StorageUsageView(IReadOnlyList<StorageShare> Shares, int Uploads, long UploadBytes);

/// <summary>Adds up what is stored; nothing of the store is read.</summary>
public sealed class StorageUsage(IDbContextFactory<StudioDbContext> contexts, TimeProvider time)
{
    /// <summary>Reads it.</summary>
    public async Task<StorageUsageView> ReadAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var shares = await db
            .MediaItems.GroupBy(m => new
            {
                m.MemberId,
                m.Kind,
                m.Origin,
            })
            .Select(g => new
            {
                g.Key,
                Count = g.Count(),
                Bytes = g.Sum(m => m.Length),
            })
            .Join(
                db.Users,
                share => share.Key.MemberId,
                member => member.Id,
                (share, member) => new StorageShare(member.Id, member.Name, share.Key.Kind, share.Key.Origin, share.Count, share.Bytes)
            )
            .ToListAsync(cancellationToken);
        var uploads = db.Uploads.Where(u => u.ItemId == null && u.ExpiresAt > now);
        return new StorageUsageView(
            shares,
            await uploads.CountAsync(cancellationToken),
            await uploads.SumAsync(u => u.Length, cancellationToken)
        );
    }
}
