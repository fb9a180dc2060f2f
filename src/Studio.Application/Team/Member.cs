using Microsoft.AspNetCore.Identity;
using Studio.Domain.Team;

namespace Studio.Application.Team;

/// <summary>A person of the team, with an account of ASP.NET Core Identity.</summary>
public sealed class Member : IdentityUser<MemberId>
{
    /// <summary>The name that the team sees.</summary>
    public string Name { get; set; } = "";

    /// <summary>What the member may do.</summary>
    public MemberRole Role { get; set; }

    /// <summary>When the member joined, UTC.</summary>
    public DateTimeOffset JoinedAt { get; set; }

    /// <summary>When an administrator shut the member out, UTC; null while the member may sign in.</summary>
    public DateTimeOffset? DisabledAt { get; set; }
}
