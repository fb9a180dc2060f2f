using Microsoft.EntityFrameworkCore;
using Studio.Application.Data;
using Studio.Application.Team;
using Studio.Domain.Team;

namespace Studio.Application.Templates;

internal static class ShelfRights
{
    /// <summary>Null for a member who only looks; else whether it is an administrator.</summary>
    public static async Task<bool?> ShelfRightAsync(this StudioDbContext db, MemberId memberId, CancellationToken cancellationToken) =>
        await db.MaySendAsync(memberId, cancellationToken) ? await db.IsAdminAsync(memberId, cancellationToken) : null;

    public static async Task<ShelfOutcome> TrySaveAsync(this StudioDbContext db, CancellationToken cancellationToken)
    {
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return new ShelfOutcome.Done();
        }
        catch (DbUpdateConcurrencyException)
        {
            return new ShelfOutcome.NotFound(); // deleted between reading and writing
        }
    }
}
