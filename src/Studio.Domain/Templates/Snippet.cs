using Studio.Domain.Team;

namespace Studio.Domain.Templates;

/// <summary>A piece of prompt kept to be put into others.</summary>
public sealed class Snippet : Shelved
{
    /// <summary>UTF-16 units of a text, at most.</summary>
    public const int MostText = 4000;

    private Snippet() { }

    /// <summary>Keeps a text.</summary>
    public Snippet(SnippetId id, MemberId memberId, string name, bool isShared, string text, DateTimeOffset now)
        : base(memberId, name, isShared, now)
    {
        Id = id;
        Text = text;
    }

    /// <summary>Names it.</summary>
    public SnippetId Id { get; private set; }

    /// <summary>What it puts in.</summary>
    public string Text { get; private set; } = "";

    /// <summary>Takes other words, or is shared or no more.</summary>
    public void Describe(string name, bool isShared, string text) => (Name, IsShared, Text) = (name, isShared, text);
}
