using Studio.Domain.Team;

namespace Studio.Domain.Templates;

/// <summary>What a member keeps to use again: alone, or with the whole team.</summary>
public abstract class Shelved
{
    /// <summary>UTF-16 units of a name, at most.</summary>
    public const int MostName = 100;

    private protected Shelved() { }

    private protected Shelved(MemberId memberId, string name, bool isShared, DateTimeOffset now)
    {
        MemberId = memberId;
        CreatedAt = now;
        Name = name;
        IsShared = isShared;
    }

    /// <summary>Whose it is.</summary>
    public MemberId MemberId { get; private set; }

    /// <summary>What people call it.</summary>
    public string Name { get; private protected set; } = "";

    /// <summary>Whether the whole team sees it.</summary>
    public bool IsShared { get; private protected set; }

    /// <summary>When it was kept, UTC.</summary>
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>Whether a member sees it: what is private is its owner's alone.</summary>
    public bool IsSeenBy(MemberId memberId) => IsShared || MemberId == memberId;

    /// <summary>Whether a member who sees it may change or delete it: its owner, or an administrator.</summary>
    public bool IsKeptBy(MemberId memberId, bool isAdmin) => MemberId == memberId || (IsShared && isAdmin);
}
