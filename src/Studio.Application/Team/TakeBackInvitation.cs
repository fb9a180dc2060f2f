using Microsoft.EntityFrameworkCore;
using Studio.Application.Data;
using Studio.Domain.Team;

namespace Studio.Application.Team;

/// <summary>Closes an open invitation, so that its link makes nobody a member.</summary>
public sealed class TakeBackInvitation(IDbContextFactory<StudioDbContext> contexts, TeamFeed feed, TimeProvider time)
{
    /// <summary>Takes the invitation back; an administrator may.</summary>
    public async Task<TeamOutcome> ExecuteAsync(MemberId acting, InvitationId id, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (!await db.IsAdministratorAsync(acting, cancellationToken))
        {
            return new TeamOutcome.NotAllowed();
        }
        var invitation = await db.Invitations.SingleOrDefaultAsync(i => i.Id == id, cancellationToken);
        if (invitation?.IsOpen(time.GetUtcNow()) != true)
        {
            return new TeamOutcome.NotFound();
        }
        invitation.Close(time.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        feed.Publish(new TeamChange(null));
        return new TeamOutcome.Done();
    }
}
