namespace Studio.Domain.Team;

/// <summary>What a member may do; each role includes the ones before it.</summary>
public enum MemberRole
{
    /// <summary>Sees everything, never sends.</summary>
    Viewer,

    /// <summary>Composes and sends.</summary>
    Editor,

    /// <summary>Also manages the team and sees the provider's own words.</summary>
    Admin,
}
