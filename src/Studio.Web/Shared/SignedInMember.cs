using System.Security.Claims;
using Studio.Application.Team;
using Studio.Domain.Team;

namespace Studio.Web.Shared;

/// <summary>A member who is signed in. An endpoint asks for one by a parameter of this type.</summary>
public sealed record SignedInMember(MemberId Id, string Name, MemberRole Role)
{
    /// <summary>Whether the member may compose, upload and send.</summary>
    public bool CanSend => Role >= MemberRole.Editor;

    /// <summary>Whether the member manages the team and sees the provider's own words.</summary>
    public bool IsAdmin => Role == MemberRole.Admin;

    /// <summary>The member of a principal; null for a visitor.</summary>
    public static SignedInMember? From(ClaimsPrincipal principal) =>
        MemberSession.IdOf(principal) is { } id && Enum.TryParse<MemberRole>(principal.FindFirstValue(ClaimTypes.Role), out var role)
            ? new SignedInMember(id, principal.Identity?.Name ?? "", role)
            : null;

    /// <summary>The member of a request, for the parameters of an endpoint.</summary>
    public static ValueTask<SignedInMember?> BindAsync(HttpContext context) => ValueTask.FromResult(From(context.User));
}
