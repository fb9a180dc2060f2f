using Microsoft.EntityFrameworkCore;
using Studio.Application.Data;
using Studio.Domain.Team;

namespace Studio.Application.Team;

/// <summary>What a member may do, read from the database at the moment of doing it.</summary>
public static class MemberRights
{
    /// <summary>Whether a member may compose and send.</summary>
    public static Task<bool> MaySendAsync(this StudioDbContext db, MemberId memberId, CancellationToken cancellationToken) =>
        db.HasRoleAsync(memberId, MemberRole.Editor, cancellationToken);

    /// <summary>Whether a member manages the team.</summary>
    public static Task<bool> IsAdminAsync(this StudioDbContext db, MemberId memberId, CancellationToken cancellationToken) =>
        db.HasRoleAsync(memberId, MemberRole.Admin, cancellationToken);

    private static async Task<bool> HasRoleAsync(
        this StudioDbContext db,
        MemberId memberId,
        MemberRole least,
        CancellationToken cancellationToken
    )
    {
        var role = await db
            .Users.Where(m => m.Id == memberId && m.DisabledAt == null)
            .Select(m => (MemberRole?)m.Role)
            .SingleOrDefaultAsync(cancellationToken);
        return role >= least;
    }
}
