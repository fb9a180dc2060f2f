using System.Text.RegularExpressions;

namespace Studio.Faults.Tests;

/// <summary>Reads what a studio wrote to its console.</summary>
internal static partial class ErrorLines
{
    // The sandbox gives everybody the same clip. Where two arrive at once the database refuses the second, and the
    // studio takes the first: EF Core calls the refusal an error, once for the command and once for the save.
    private static readonly string[] SameClip = ["INSERT INTO \"MediaItems\"", "IX_MediaItems_Sha256", "MediaItems.Sha256"];

    /// <summary>The entries of level error and above, each with its exception.</summary>
    public static IEnumerable<string> Of(string log) => Entry().Split(log).Where(entry => IsError(entry) && !SameClip.Any(entry.Contains));

    private static bool IsError(string entry) =>
        entry.StartsWith("fail:", StringComparison.Ordinal) || entry.StartsWith("crit:", StringComparison.Ordinal);

    [GeneratedRegex(@"^(?=(?:trce|dbug|info|warn|fail|crit): )", RegexOptions.Multiline)]
    private static partial Regex Entry();
}
