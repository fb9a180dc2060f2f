using Studio.Domain.Team;

namespace Studio.Application.Team;

/// <summary>Lets a disabled member sign in again.</summary>
public sealed class EnableMember(MemberChange change)
{
    /// <summary>Enables the member; an administrator may.</summary>
    public Task<TeamOutcome> ExecuteAsync(MemberId acting, MemberId id, CancellationToken cancellationToken) =>
        change.MakeAsync(acting, id, member => member.DisabledAt = null, cancellationToken);
}
