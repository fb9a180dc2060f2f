using System.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Studio.Application.Data;
using Studio.Domain.Team;

namespace Studio.Application.Team;

/// <summary>Makes the first member who can sign in the administrator. Who may ask is the caller's business.</summary>
public sealed class CreateFirstAdministrator(StudioDbContext db, UserManager<Member> members, TimeProvider time)
{
    /// <summary>Makes the member, unless there is one already.</summary>
    public Task<FirstAdministratorOutcome> ExecuteAsync(NewAccount account, CancellationToken cancellationToken) =>
        SerialWork.RunAsync(() => TryExecuteAsync(account, cancellationToken));

    private async Task<FirstAdministratorOutcome> TryExecuteAsync(NewAccount account, CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        // Serializable, so that two first visitors at once don't both become administrators.
        await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.Serializable, cancellationToken);
        if (await db.Users.AnyAsync(m => m.PasswordHash != null, cancellationToken))
        {
            return new FirstAdministratorOutcome.AlreadyThere();
        }
        var member = account.ToMember(MemberRole.Admin, time.GetUtcNow());
        var faults = await AccountRules.CreateAsync(members, member, account.Password);
        if (faults.Count > 0)
        {
            return new FirstAdministratorOutcome.Refused(faults);
        }
        await transaction.CommitAsync(cancellationToken);
        return new FirstAdministratorOutcome.Created(member);
    }
}

/// <summary>What came of <see cref="CreateFirstAdministrator"/>.</summary>
public abstract record FirstAdministratorOutcome
{
    private FirstAdministratorOutcome() { }

    /// <summary>The administrator exists and may be signed in.</summary>
    public sealed record Created(Member Member) : FirstAdministratorOutcome;

    /// <summary>The account can't be made as it was asked for.</summary>
    public sealed record Refused(IReadOnlyList<AccountFault> Faults) : FirstAdministratorOutcome;

    /// <summary>The studio has such a member already.</summary>
    public sealed record AlreadyThere : FirstAdministratorOutcome;
}
