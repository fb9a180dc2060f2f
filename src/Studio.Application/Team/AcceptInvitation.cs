using System.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Studio.Application.Data;

namespace Studio.Application.Team;

/// <summary>Makes the bearer of an invitation's code a member, once.</summary>
public sealed class AcceptInvitation(StudioDbContext db, UserManager<Member> members, TeamFeed feed, TimeProvider time)
{
    /// <summary>Whether a code still makes a member.</summary>
    public async Task<bool> IsOpenAsync(string code, CancellationToken cancellationToken)
    {
        var hash = InvitationCode.Hash(code);
        var invitation = await db.Invitations.AsNoTracking().SingleOrDefaultAsync(i => i.CodeHash == hash, cancellationToken);
        return invitation?.IsOpen(time.GetUtcNow()) == true;
    }

    /// <summary>Makes the member and closes the invitation, both or neither.</summary>
    public Task<AcceptOutcome> ExecuteAsync(string code, NewAccount account, CancellationToken cancellationToken) =>
        SerialWork.RunAsync(() => TryExecuteAsync(code, account, cancellationToken));

    private async Task<AcceptOutcome> TryExecuteAsync(string code, NewAccount account, CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        var hash = InvitationCode.Hash(code);
        var now = time.GetUtcNow();
        // Serializable, so that two bearers at once don't both get in.
        await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.Serializable, cancellationToken);
        var invitation = await db.Invitations.SingleOrDefaultAsync(i => i.CodeHash == hash, cancellationToken);
        if (invitation?.IsOpen(now) != true)
        {
            return new AcceptOutcome.Closed();
        }
        var member = account.ToMember(invitation.Role, now);
        var faults = await AccountRules.CreateAsync(members, member, account.Password);
        if (faults.Count > 0)
        {
            return new AcceptOutcome.Refused(faults);
        }
        invitation.Close(now);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        feed.Publish(new TeamChange(member.Id));
        return new AcceptOutcome.Joined(member);
    }
}

/// <summary>What came of <see cref="AcceptInvitation"/>.</summary>
public abstract record AcceptOutcome
{
    private AcceptOutcome() { }

    /// <summary>The member exists and may be signed in.</summary>
    public sealed record Joined(Member Member) : AcceptOutcome;

    /// <summary>The account can't be made as it was asked for; the invitation stays open.</summary>
    public sealed record Refused(IReadOnlyList<AccountFault> Faults) : AcceptOutcome;

    /// <summary>The invitation was used, taken back, has lapsed, or never was.</summary>
    public sealed record Closed : AcceptOutcome;
}
