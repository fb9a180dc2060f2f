using Studio.Domain.Generations;
using Studio.Domain.Team;

namespace Studio.Domain.Templates;

/// <summary>A composition kept to start others from; <c>{words}</c> in its prompt are filled in each time.</summary>
public sealed class Template
{
    /// <summary>UTF-16 units of a name, at most.</summary>
    public const int MostName = 100;

    private Template() { }

    /// <summary>Keeps a composition.</summary>
    public Template(TemplateId id, MemberId memberId, string name, bool isShared, Composition composition, DateTimeOffset now)
    {
        Id = id;
        MemberId = memberId;
        CreatedAt = now;
        Name = name;
        IsShared = isShared;
        Composition = composition;
    }

    /// <summary>Names it.</summary>
    public TemplateId Id { get; private set; }

    /// <summary>Whose it is.</summary>
    public MemberId MemberId { get; private set; }

    /// <summary>What people call it.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Whether the whole team sees it.</summary>
    public bool IsShared { get; private set; }

    /// <summary>What it holds.</summary>
    public Composition Composition { get; private set; } = new();

    /// <summary>When it was kept, UTC.</summary>
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>Takes another name, or is shared or no more.</summary>
    public void Describe(string name, bool isShared) => (Name, IsShared) = (name, isShared);

    /// <summary>Whether a member sees it: what is private is its owner's alone.</summary>
    public bool IsSeenBy(MemberId memberId) => IsShared || MemberId == memberId;

    /// <summary>Whether a member who sees it may change or delete it: its owner, or an administrator.</summary>
    public bool IsKeptBy(MemberId memberId, bool isAdmin) => MemberId == memberId || (IsShared && isAdmin);

    /// <summary>What a new draft starts with.</summary>
    /// <param name="values">What is filled in, by placeholder; one without a value stays in the prompt.</param>
    public Composition Fill(IReadOnlyDictionary<string, string> values) =>
        Composition with
        {
            Prompt = Placeholders.Fill(Composition.Prompt, values),
        };
}
