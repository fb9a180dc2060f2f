using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Studio.Application.Data;
using Studio.Domain.Team;

namespace Studio.Application.Team;

/// <summary>Holds what a cookie or an open page believes about its member against the database.</summary>
public sealed class MemberSession(IDbContextFactory<StudioDbContext> contexts) : IUserClaimsPrincipalFactory<Member>
{
    private const string Stamp = "studio:stamp";

    /// <summary>The principal as it should be now: the same one, one with a new name or role, or null when the member was shut out.</summary>
    public async Task<ClaimsPrincipal?> RefreshAsync(ClaimsPrincipal principal, CancellationToken cancellationToken)
    {
        if (IdOf(principal) is not { } id)
        {
            return null;
        }
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var member = await db.Users.AsNoTracking().SingleOrDefaultAsync(m => m.Id == id, cancellationToken);
        if (member is null || member.DisabledAt is not null || member.SecurityStamp != principal.FindFirstValue(Stamp))
        {
            return null;
        }
        var isCurrent = principal.FindFirstValue(ClaimTypes.Name) == member.Name && principal.IsInRole(member.Role.ToString());
        return isCurrent ? principal : PrincipalOf(member);
    }

    /// <summary>The member that a principal stands for; null for a visitor.</summary>
    public static MemberId? IdOf(ClaimsPrincipal principal) =>
        Guid.TryParse(principal.FindFirstValue(ClaimTypes.NameIdentifier), out var id) ? new MemberId(id) : null;

    /// <summary>A member's name, role and security stamp as claims.</summary>
    public static ClaimsPrincipal PrincipalOf(Member member) =>
        new(
            new ClaimsIdentity(
                [
                    new Claim(ClaimTypes.NameIdentifier, member.Id.ToString()),
                    new Claim(ClaimTypes.Name, member.Name),
                    new Claim(ClaimTypes.Role, member.Role.ToString()),
                    new Claim(Stamp, member.SecurityStamp ?? ""),
                ],
                IdentityConstants.ApplicationScheme
            )
        );

    Task<ClaimsPrincipal> IUserClaimsPrincipalFactory<Member>.CreateAsync(Member user) => Task.FromResult(PrincipalOf(user));
}
