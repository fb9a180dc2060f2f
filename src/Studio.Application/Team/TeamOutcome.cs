namespace Studio.Application.Team;

/// <summary>What came of a change to the team.</summary>
public abstract record TeamOutcome
{
    private TeamOutcome() { }

    /// <summary>It is as it was asked for.</summary>
    public sealed record Done : TeamOutcome;

    /// <summary>Only an active administrator may.</summary>
    public sealed record NotAllowed : TeamOutcome;

    /// <summary>There is no such member or open invitation.</summary>
    public sealed record NotFound : TeamOutcome;

    /// <summary>The team would be left without an active administrator.</summary>
    public sealed record LastAdministrator : TeamOutcome;
}
