using Studio.Domain.Team;

namespace Studio.Application.Team;

/// <summary>Gives a member another role; it holds at once, without signing in again.</summary>
public sealed class ChangeRole(MemberChange change)
{
    /// <summary>Changes the role; an administrator may, as long as one is left.</summary>
    public Task<TeamOutcome> ExecuteAsync(MemberId acting, MemberId id, MemberRole role, CancellationToken cancellationToken) =>
        change.MakeAsync(acting, id, member => member.Role = role, cancellationToken);
}
