using Studio.Domain.Catalog;

namespace Studio.Application.Placements;

/// <summary>What came of a change to the placements.</summary>
public abstract record PlacementOutcome
{
    private PlacementOutcome() { }

    /// <summary>It is as it was asked for.</summary>
    public sealed record Done : PlacementOutcome;

    /// <summary>Something is wrong with the placement; nothing was changed.</summary>
    public sealed record Refused(IReadOnlyList<PlacementFault> Faults) : PlacementOutcome;

    /// <summary>It was deleted meanwhile.</summary>
    public sealed record NotFound : PlacementOutcome;

    /// <summary>Only an administrator may.</summary>
    public sealed record NotAllowed : PlacementOutcome;
}
