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

    /// <summary>Whether there is anything to show over a picture: a crop, or what the page covers.</summary>
    public bool HasGuides => Crop is not null || SafeTop + SafeRight + SafeBottom + SafeLeft > 0;

    /// <summary>What the crop cuts off at the top and again at the bottom, in percent of the height sent; 0 where it cuts nothing there.</summary>
    public double CropTop => Share is > 1 and var share ? 50 * (1 - (1 / share)) : 0;

    /// <summary>What the crop cuts off on the left and again on the right, in percent of the width sent; 0 where it cuts nothing there.</summary>
    public double CropSide => Share is < 1 and var share ? 50 * (1 - share) : 0;

    // How much wider the crop is than what is sent.
    private double Share =>
        Crop is { } crop && AspectRatio.Read(crop) is { } shown && AspectRatio.Read(Ratio) is { } sent ? shown / sent : 1;
}
