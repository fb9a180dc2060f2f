namespace Studio.Domain.Team;

/// <summary>A link that makes its first bearer a member; works once, until it expires.</summary>
public sealed class Invitation
{
    private Invitation() { }

    /// <summary>Invites somebody.</summary>
    /// <param name="id">Names it.</param>
    /// <param name="role">The role that comes with it.</param>
    /// <param name="codeHash">SHA-256 of the code in the link, hexadecimal; the code itself is never stored.</param>
    /// <param name="invitedBy">The administrator.</param>
    /// <param name="expiresAt">UTC.</param>
    public Invitation(InvitationId id, MemberRole role, string codeHash, MemberId invitedBy, DateTimeOffset expiresAt)
    {
        Id = id;
        Role = role;
        CodeHash = codeHash;
        InvitedBy = invitedBy;
        ExpiresAt = expiresAt;
    }

    /// <summary>Names it.</summary>
    public InvitationId Id { get; private set; }

    /// <summary>The role that comes with it.</summary>
    public MemberRole Role { get; private set; }

    /// <summary>SHA-256 of the code in the link, hexadecimal.</summary>
    public string CodeHash { get; private set; } = "";

    /// <summary>The administrator who invited.</summary>
    public MemberId InvitedBy { get; private set; }

    /// <summary>When it lapses, UTC.</summary>
    public DateTimeOffset ExpiresAt { get; private set; }

    /// <summary>When it was used or taken back, UTC.</summary>
    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>Whether it still makes a member.</summary>
    public bool IsOpen(DateTimeOffset now) => ClosedAt is null && now < ExpiresAt;

    /// <summary>It was used or taken back.</summary>
    public void Close(DateTimeOffset now) => ClosedAt = now;
}
