using Studio.Domain.Team;

namespace Studio.Domain.Templates;

/// <summary>A piece of prompt kept to be put into others.</summary>
public sealed class Snippet
{
    /// <summary>UTF-16 units of a name, at most.</summary>
    public const int MostName = 100;

    /// <summary>UTF-16 units of a text, at most.</summary>
    public const int MostText = 4000;

    private Snippet() { }

    /// <summary>Keeps a text.</summary>
    public Snippet(SnippetId id, MemberId memberId, string name, bool isShared, string text, DateTimeOffset now)
    {
        Id = id;
        MemberId = memberId;
        CreatedAt = now;
        Name = name;
        IsShared = isShared;
        Text = text;
    }

    /// <summary>Names it.</summary>
    public SnippetId Id { get; private set; }

    /// <summary>Whose it is.</summary>
    public MemberId MemberId { get; private set; }

    /// <summary>What people call it.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Whether the whole team sees it.</summary>
    public bool IsShared { get; private set; }

    /// <summary>What it puts in.</summary>
    public string Text { get; private set; } = "";

    /// <summary>When it was kept, UTC.</summary>
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>Takes other words, or is shared or no more.</summary>
    public void Describe(string name, bool isShared, string text) => (Name, IsShared, Text) = (name, isShared, text);

    /// <summary>Whether a member sees it: what is private is its owner's alone.</summary>
    public bool IsSeenBy(MemberId memberId) => IsShared || MemberId == memberId;

    /// <summary>Whether a member who sees it may change or delete it: its owner, or an administrator.</summary>
    public bool IsKeptBy(MemberId memberId, bool isAdmin) => MemberId == memberId || (IsShared && isAdmin);
}
