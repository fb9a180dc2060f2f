using Studio.Domain.Catalog;

namespace Studio.Application.Placements;

/// <summary>The values of a placement, as an administrator writes them.</summary>
public sealed record PlacementText
{
    /// <summary>What people call it.</summary>
    public string Name { get; init; } = "";

    /// <summary>The ratio that is sent.</summary>
    public string Ratio { get; init; } = "";

    /// <summary>The playing time that it sets, in seconds; null leaves it as it is.</summary>
    public int? Duration { get; init; }

    /// <summary>The ratio that is cut from the middle; empty where the whole picture is shown.</summary>
    public string Crop { get; init; } = "";

    /// <summary>Percent covered at the top.</summary>
    public double SafeTop { get; init; }

    /// <summary>Percent covered on the right.</summary>
    public double SafeRight { get; init; }

    /// <summary>Percent covered at the bottom.</summary>
    public double SafeBottom { get; init; }

    /// <summary>Percent covered on the left.</summary>
    public double SafeLeft { get; init; }

    /// <summary>The values of a placement as it stands.</summary>
    public static PlacementText Of(Placement placement) =>
        new()
        {
            Name = placement.Name,
            Ratio = placement.Ratio,
            Duration = placement.Duration,
            Crop = placement.Crop ?? "",
            SafeTop = placement.SafeTop,
            SafeRight = placement.SafeRight,
            SafeBottom = placement.SafeBottom,
            SafeLeft = placement.SafeLeft,
        };

    internal void WriteTo(Placement placement)
    {
        placement.Name = Name.Trim();
        placement.Ratio = Ratio;
        placement.Duration = Duration;
        placement.Crop = Crop.Trim() is { Length: > 0 } crop ? crop : null;
        placement.SafeTop = SafeTop;
        placement.SafeRight = SafeRight;
        placement.SafeBottom = SafeBottom;
        placement.SafeLeft = SafeLeft;
    }
}
