using Microsoft.Extensions.Logging;
using Studio.Application.Data;
using Studio.Domain.Team;

namespace Studio.Application.Team;

/// <summary>Something about the team changed, and is committed.</summary>
/// <param name="MemberId">The member it is about; null for invitations.</param>
public sealed record TeamChange(MemberId? MemberId)
{
    /// <summary>Whether another instance committed it, so that it isn't sent round again.</summary>
    public bool IsFromElsewhere { get; init; }
}

/// <summary>Tells open pages what changed in the team.</summary>
public sealed class TeamFeed(ILogger<TeamFeed> logger) : Feed<TeamChange>(logger);
