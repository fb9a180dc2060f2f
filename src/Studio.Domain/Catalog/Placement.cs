namespace Studio.Domain.Catalog;

/// <summary>Where a video is shown, by name: the ratio and playing time it wants, and what covers it there. Data that administrators edit.</summary>
public sealed class Placement
{
    private Placement() { }

    /// <summary>Adds a placement.</summary>
    public Placement(PlacementId id) => Id = id;

    /// <summary>Names it.</summary>
    public PlacementId Id { get; private set; }

    /// <summary>What people call it, such as <c>TikTok</c>.</summary>
    public string Name { get; set; } = "";

    /// <summary>The ratio that is sent, such as <c>9:16</c>.</summary>
    public string Ratio { get; set; } = "";

    /// <summary>The playing time that it sets, in seconds; null leaves it as it is.</summary>
    public int? Duration { get; set; }

    /// <summary>The ratio that is cut from the middle, such as <c>4:5</c>; null where the whole picture is shown.</summary>
    public string? Crop { get; set; }

    /// <summary>What the page covers at the top, in percent of the height shown.</summary>
    public double SafeTop { get; set; }

    /// <summary>What the page covers on the right, in percent of the width shown.</summary>
    public double SafeRight { get; set; }

    /// <summary>What the page covers at the bottom, in percent of the height shown.</summary>
    public double SafeBottom { get; set; }

    /// <summary>What the page covers on the left, in percent of the width shown.</summary>
    public double SafeLeft { get; set; }

    /// <summary>Its place in the list, from 0.</summary>
    public int Order { get; set; }
}
