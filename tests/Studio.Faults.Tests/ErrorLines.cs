using System.Text.RegularExpressions;

namespace Studio.Faults.Tests;

/// <summary>Reads what a studio wrote to its console.</summary>
internal static partial class ErrorLines
{
    /// <summary>The entries of level error and above, each with its exception.</summary>
    public static IEnumerable<string> Of(string log) =>
        Entry().Split(log).Where(entry => entry.StartsWith("fail:", StringComparison.Ordinal) || entry.StartsWith("crit:", StringComparison.Ordinal));

    [GeneratedRegex(@"^(?=(?:trce|dbug|info|warn|fail|crit): )", RegexOptions.Multiline)]
    private static partial Regex Entry();
}
