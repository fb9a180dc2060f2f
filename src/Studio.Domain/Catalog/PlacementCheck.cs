namespace Studio.Domain.Catalog;

/// <summary>What is wrong with a placement; its sentence is the resource <c>Placement.Fault.{fault}</c>.</summary>
public enum PlacementFault
{
    /// <summary>It has no name.</summary>
    NameMissing,

    /// <summary>Its name is longer than <see cref="PlacementCheck.MostName"/>.</summary>
    NameLong,

    /// <summary>No model offers its ratio.</summary>
    RatioNotOffered,

    /// <summary>No model offers its playing time.</summary>
    DurationNotOffered,

    /// <summary>Its crop is no ratio such as <c>4:5</c>.</summary>
    CropNoRatio,

    /// <summary>A margin is below 0 or above <see cref="PlacementCheck.MostMargin"/> percent.</summary>
    MarginOutOfRange,
}

/// <summary>Finds what is wrong with a placement.</summary>
public static class PlacementCheck
{
    /// <summary>Characters of a name, at most.</summary>
    public const int MostName = 50;

    /// <summary>Percent that may be covered from one side, at most.</summary>
    public const double MostMargin = 50;

    /// <summary>Every fault; empty for one that can be kept.</summary>
    public static IEnumerable<PlacementFault> Faults(Placement placement, ModelCatalog catalog)
    {
        if (string.IsNullOrWhiteSpace(placement.Name))
        {
            yield return PlacementFault.NameMissing;
        }
        if (placement.Name.Length > MostName)
        {
            yield return PlacementFault.NameLong;
        }
        if (catalog.Profiles.All(p => p.FindRatio(placement.Ratio) is null))
        {
            yield return PlacementFault.RatioNotOffered;
        }
        if (placement.Duration is { } seconds && !catalog.Profiles.Any(p => p.Duration.Contains(seconds)))
        {
            yield return PlacementFault.DurationNotOffered;
        }
        if (placement.Crop is { } crop && AspectRatio.Read(crop) is null)
        {
            yield return PlacementFault.CropNoRatio;
        }
        double[] margins = [placement.SafeTop, placement.SafeRight, placement.SafeBottom, placement.SafeLeft];
        if (!margins.All(m => m is >= 0 and <= MostMargin))
        {
            yield return PlacementFault.MarginOutOfRange;
        }
    }
}
