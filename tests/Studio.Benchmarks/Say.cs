using System.Globalization;

namespace Studio.Benchmarks;

/// <summary>Prints numbers, one to a line.</summary>
internal static class Say
{
    /// <summary>A number beside the one it is to be judged by, and their ratio.</summary>
    public static void Beside(string what, double value, string unit, string baseline, double other, string? otherUnit = null) =>
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{what}: {value:0.##} {unit}; {baseline}: {other:0.##} {otherUnit ?? unit}; ratio {value / other:0.00}"
            )
        );

    /// <summary>A number alone.</summary>
    public static void Alone(string what, double value, string unit) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}: {value:0.##} {unit}"));

    /// <summary>The value that a share of the values doesn't exceed.</summary>
    public static double Quantile(IEnumerable<double> values, double share)
    {
        var sorted = values.Order().ToArray();
        return sorted[(int)Math.Ceiling(share * sorted.Length) - 1];
    }
}
