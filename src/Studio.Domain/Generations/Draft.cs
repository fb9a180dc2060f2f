using Studio.Domain.Team;

namespace Studio.Domain.Generations;

/// <summary>An unsent composition; saved on the server as it changes.</summary>
public sealed class Draft
{
    private Draft() { }

    /// <summary>Starts a draft.</summary>
    public Draft(DraftId id, MemberId memberId, Composition composition, DateTimeOffset now)
    {
        Id = id;
        MemberId = memberId;
        Composition = composition;
        SavedAt = now;
    }

    /// <summary>Names it.</summary>
    public DraftId Id { get; private set; }

    /// <summary>Whose it is.</summary>
    public MemberId MemberId { get; private set; }

    /// <summary>What it holds.</summary>
    public Composition Composition { get; private set; } = new();

    /// <summary>When it was saved last, UTC.</summary>
    public DateTimeOffset SavedAt { get; private set; }

    /// <summary>Goes up with every save; a save over a newer version is refused.</summary>
    public int Version { get; private set; }

    /// <summary>Takes a changed composition.</summary>
    public void Save(Composition composition, DateTimeOffset now)
    {
        Composition = composition;
        SavedAt = now;
        Version++;
    }
}
