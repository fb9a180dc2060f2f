using System.Data;
using Microsoft.EntityFrameworkCore;
using Studio.Application.Data;
using Studio.Domain.Team;

namespace Studio.Application.Team;

/// <summary>One administrator's change to one member: checked, made and told as a whole.</summary>
public sealed class MemberChange(IDbContextFactory<StudioDbContext> contexts, TeamFeed feed)
{
    internal Task<TeamOutcome> MakeAsync(MemberId acting, MemberId id, Action<Member> change, CancellationToken cancellationToken) =>
        SerialWork.RunAsync(() => TryMakeAsync(acting, id, change, cancellationToken));

    private async Task<TeamOutcome> TryMakeAsync(MemberId acting, MemberId id, Action<Member> change, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        // Serializable, so that two administrators can't shut each other out at the same moment.
        await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.Serializable, cancellationToken);
        if (!await db.IsAdministratorAsync(acting, cancellationToken))
        {
            return new TeamOutcome.NotAllowed();
        }
        var member = await db.Users.SingleOrDefaultAsync(m => m.Id == id, cancellationToken);
        if (member is null)
        {
            return new TeamOutcome.NotFound();
        }
        change(member);
        var stillAdministrator = member is { Role: MemberRole.Admin, DisabledAt: null };
        if (!stillAdministrator && !await db.HasOtherAdministratorAsync(id, cancellationToken))
        {
            return new TeamOutcome.LastAdministrator();
        }
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        feed.Publish(new TeamChange(id));
        return new TeamOutcome.Done();
    }
}
