using Studio.Domain.Catalog;

namespace Studio.Application.Placements;

/// <summary>The placements that a studio starts with. What the pages cover is measured on their apps; administrators correct it as the apps change.</summary>
public static class DefaultPlacements
{
    private static readonly Dictionary<PlacementId, string> Names = All().ToDictionary(p => p.Id, p => p.Name);

    /// <summary>Whether it is one of these, and nobody has given it another name.</summary>
    public static bool HasFirstName(Placement placement) => Names.GetValueOrDefault(placement.Id) == placement.Name;

    /// <summary>New ones each time, in order.</summary>
    internal static Placement[] All() =>
        [
            Row(0, "TikTok", "9:16", top: 7, right: 11, bottom: 19, left: 6),
            Row(1, "Reels", "9:16", top: 14, right: 6, bottom: 20, left: 6),
            Row(2, "Shorts", "9:16", top: 8, right: 18, bottom: 20, left: 4),
            Row(3, "Stories", "9:16", top: 14, bottom: 14),
            Row(4, "YouTube", "16:9", bottom: 10),
            Row(5, "Site hero", "16:9"),
            Row(6, "Feed 4:5", "3:4", crop: "4:5"),
            Row(7, "Square", "1:1"),
            Row(8, "LinkedIn", "1:1"),
            Row(9, "Cinema strip", "21:9"),
            Row(10, "Legacy TV", "4:3"),
        ];

    private static Placement Row(
        int order,
        string name,
        string ratio,
        double top = 0,
        double right = 0,
        double bottom = 0,
        double left = 0,
        string? crop = null
    ) =>
        new(new PlacementId(new Guid($"019a0000-0000-7000-8000-{order:d12}")))
        {
            Name = name,
            Ratio = ratio,
            Crop = crop,
            SafeTop = top,
            SafeRight = right,
            SafeBottom = bottom,
            SafeLeft = left,
            Order = order,
        };
}
