using Studio.Domain.Generations;
using Studio.Domain.Team;

namespace Studio.Domain.Templates;

/// <summary>A composition kept to start others from; <c>{words}</c> in its prompt are filled in each time.</summary>
public sealed class Template
{
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
}
