using Microsoft.EntityFrameworkCore;
using Studio.Application.Data;
using Studio.Domain.Team;

namespace Studio.Application.Team;

/// <summary>Makes a link that lets one person join.</summary>
public sealed class InviteMember(IDbContextFactory<StudioDbContext> contexts, TeamFeed feed, TimeProvider time)
{
    /// <summary>How long an invitation stays open.</summary>
    public static readonly TimeSpan OpenFor = TimeSpan.FromDays(7);

    /// <summary>Invites somebody with a role; an administrator may.</summary>
    public async Task<InviteOutcome> ExecuteAsync(MemberId acting, MemberRole role, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (!await db.IsAdministratorAsync(acting, cancellationToken))
        {
            return new InviteOutcome.NotAllowed();
        }
        var now = time.GetUtcNow();
        var code = InvitationCode.New();
        var invitation = new Invitation(InvitationId.New(now), role, InvitationCode.Hash(code), acting, now + OpenFor);
        db.Invitations.Add(invitation);
        await db.SaveChangesAsync(cancellationToken);
        feed.Publish(new TeamChange(null));
        return new InviteOutcome.Invited(invitation.Id, code, invitation.ExpiresAt);
    }
}

/// <summary>What came of <see cref="InviteMember"/>.</summary>
public abstract record InviteOutcome
{
    private InviteOutcome() { }

    /// <summary>The code goes into the link; it can't be shown again.</summary>
    public sealed record Invited(InvitationId Id, string Code, DateTimeOffset ExpiresAt) : InviteOutcome;

    /// <summary>Only an administrator invites.</summary>
    public sealed record NotAllowed : InviteOutcome;
}
