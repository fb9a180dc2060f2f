using System.Globalization;

namespace Studio.Domain.Catalog;

/// <summary>Reads ratios such as <c>16:9</c>.</summary>
public static class AspectRatio
{
    private const int MostPerSide = 100;

    /// <summary>Width divided by height; null where the text is no ratio of two whole numbers from 1 to 100.</summary>
    public static double? Read(string ratio)
    {
        var sides = ratio.Split(':');
        return sides.Length == 2 && Side(sides[0]) is { } width && Side(sides[1]) is { } height ? (double)width / height : null;
    }

    private static int? Side(string digits) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var side) && side is >= 1 and <= MostPerSide
            ? side
            : null;
}
