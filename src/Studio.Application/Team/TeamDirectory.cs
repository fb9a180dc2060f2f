using Microsoft.EntityFrameworkCore;
using Studio.Application.Data;
using Studio.Domain.Team;

namespace Studio.Application.Team;

/// <summary>Who is in the team, and who has been asked.</summary>
public sealed class TeamDirectory(IDbContextFactory<StudioDbContext> contexts, TimeProvider time)
{
    /// <summary>Whether the studio has any member who can sign in.</summary>
    public async Task<bool> HasMembersAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Users.AnyAsync(m => m.PasswordHash != null, cancellationToken);
    }

    /// <summary>The team as a member may see it: open invitations are for administrators.</summary>
    public async Task<TeamView> ReadAsync(MemberId viewer, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var members = await db
            .Users.AsNoTracking()
            .OrderBy(m => m.DisabledAt != null)
            .ThenBy(m => m.JoinedAt)
            .ThenBy(m => m.Name)
            .Select(m => new TeamMember(m.Id, m.Name, m.Email!, m.Role, m.JoinedAt, m.DisabledAt))
            .ToListAsync(cancellationToken);
        if (members.Find(m => m.Id == viewer) is not { IsActiveAdministrator: true })
        {
            return new TeamView(members, []);
        }
        var now = time.GetUtcNow();
        var invitations = await db
            .Invitations.AsNoTracking()
            .Where(i => i.ClosedAt == null && i.ExpiresAt > now)
            .Join(db.Users, i => i.InvitedBy, m => m.Id, (i, m) => new OpenInvitation(i.Id, i.Role, m.Name, i.ExpiresAt))
            .ToListAsync(cancellationToken);
        return new TeamView(members, [.. invitations.OrderByDescending(i => i.ExpiresAt)]);
    }
}

/// <summary>The team at a moment.</summary>
/// <param name="Members">Active members first, in the order of joining.</param>
/// <param name="Invitations">Those still open, newest first.</param>
public sealed record TeamView(IReadOnlyList<TeamMember> Members, IReadOnlyList<OpenInvitation> Invitations)
{
    /// <summary>Whether nobody else could manage the team without this member.</summary>
    public bool IsLastAdministrator(TeamMember member) => member.IsActiveAdministrator && Members.Count(m => m.IsActiveAdministrator) == 1;
}

/// <summary>A member as the team sees one; times are UTC, <paramref name="DisabledAt"/> is null for who may sign in.</summary>
public sealed record TeamMember(
    MemberId Id,
    string Name,
    string Email,
    MemberRole Role,
    DateTimeOffset JoinedAt,
    DateTimeOffset? DisabledAt
)
{
    /// <summary>Whether the member can manage the team now.</summary>
    public bool IsActiveAdministrator => Role == MemberRole.Admin && DisabledAt is null;
}

/// <summary>An invitation that still makes a member, until <paramref name="ExpiresAt"/>, UTC.</summary>
public sealed record OpenInvitation(InvitationId Id, MemberRole Role, string InvitedBy, DateTimeOffset ExpiresAt);
