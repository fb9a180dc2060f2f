using Studio.Domain.Generations;
using Studio.Domain.Team;

namespace Studio.Domain.Templates;

/// <summary>A composition kept to start others from; <c>{words}</c> in its prompt are filled in each time.</summary>
public sealed class Template : Shelved
{
    private Template() { }

    /// <summary>Keeps a composition.</summary>
    public Template(TemplateId id, MemberId memberId, string name, bool isShared, Composition composition, DateTimeOffset now)
        : base(memberId, name, isShared, now)
    {
        Id = id;
        Composition = composition;
    }

    /// <summary>Names it.</summary>
    public TemplateId Id { get; private set; }

    /// <summary>What it holds.</summary>
    public Composition Composition { get; private set; } = new();

    /// <summary>Takes another name, or is shared or no more.</summary>
    public void Describe(string name, bool isShared) => (Name, IsShared) = (name, isShared);

    /// <summary>What a new draft starts with.</summary>
    /// <param name="values">What is filled in, by placeholder; one without a value stays in the prompt.</param>
    public Composition Fill(IReadOnlyDictionary<string, string> values) =>
        Composition with
        {
            Prompt = Placeholders.Fill(Composition.Prompt, values),
        };
}
