using Studio.Domain.Team;

namespace Studio.Application.Team;

/// <summary>Shuts a member out at once: open pages, cookies and the next sign-in.</summary>
public sealed class DisableMember(MemberChange change, TimeProvider time)
{
    /// <summary>Disables the member; an administrator may, as long as one is left.</summary>
    public Task<TeamOutcome> ExecuteAsync(MemberId acting, MemberId id, CancellationToken cancellationToken) =>
        change.MakeAsync(
            acting,
            id,
            member =>
            {
                member.DisabledAt ??= time.GetUtcNow();
                // Cookies of before stay dead when the member is let in again.
                member.SecurityStamp = Guid.NewGuid().ToString("N");
            },
            cancellationToken
        );
}
