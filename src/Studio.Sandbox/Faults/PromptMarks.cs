using System.Globalization;
using System.Text.RegularExpressions;

namespace Studio.Sandbox.Faults;

/// <summary>
/// Marks that anybody may write into a prompt to see a fault without configuration; <c>[sandbox:fail:CODE]</c> is read as <c>[fail:CODE]</c>.
/// <list type="table">
/// <item><term><c>[fail]</c>, <c>[fail:CODE]</c></term><description>the task ends failed with that code</description></item>
/// <item><term><c>[refuse]</c>, <c>[refuse:CODE]</c></term><description>the create is refused, with the HTTP status that goes with the code</description></item>
/// <item><term><c>[slow:SECONDS]</c></term><description>the task runs that long</description></item>
/// <item><term><c>[never]</c>, <c>[expire]</c></term><description>the task never ends, or ends expired</description></item>
/// <item><term><c>[drop-reply]</c></term><description>the task is accepted, the reply lost</description></item>
/// <item><term><c>[break:TIMES]</c>, <c>[not-ready:TIMES]</c></term><description>that many downloads are cut, or answered <c>video_not_ready</c></description></item>
/// <item><term><c>[not-a-video]</c></term><description>the download is a page of HTML</description></item>
/// </list>
/// </summary>
internal static partial class PromptMarks
{
    private const string DefaultFailure = "OutputVideoSensitiveContentDetected";

    /// <summary>What the marks of a prompt ask for; null when it has none.</summary>
    public static ScenarioOptions? Read(string prompt)
    {
        ScenarioOptions? script = null;
        foreach (Match mark in Mark().Matches(prompt))
        {
            var argument = mark.Groups["argument"].Value;
            script = Add(script ?? new ScenarioOptions(), mark.Groups["word"].Value, argument);
        }

        return script;
    }

    private static ScenarioOptions Add(ScenarioOptions script, string word, string argument) =>
        word switch
        {
            "fail" => script with { FailCode = argument.Length > 0 ? argument : DefaultFailure },
            "refuse" => script with { CreateStatus = StatusOf(argument), CreateCode = argument.Length > 0 ? argument : "InvalidParameter" },
            "slow" => script with { RunningFor = TimeSpan.FromSeconds(Number(argument, 60)) },
            "never" => script with { NeverFinish = true },
            "expire" => script with { Expire = true },
            "drop-reply" => script with { DropReply = true },
            "break" => script with { BreakDownload = Number(argument, 1) },
            "not-ready" => script with { NotReady = Number(argument, 1) },
            _ => script with { NotAVideo = true },
        };

    private static int Number(string argument, int fallback) =>
        int.TryParse(argument, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Math.Min(number, 86_400) : fallback;

    private static int StatusOf(string code) =>
        code switch
        {
            _ when code.StartsWith("Authentication", StringComparison.Ordinal) => 401,
            _ when code.Contains("Overdue", StringComparison.Ordinal) || code.StartsWith("AccessDenied", StringComparison.Ordinal) => 403,
            _ when code.Contains("NotFound", StringComparison.Ordinal) => 404,
            _ when code.Contains("RateLimit", StringComparison.Ordinal) || code.Contains("Burst", StringComparison.Ordinal) => 429,
            _ when code.Contains("Quota", StringComparison.Ordinal) || code.Contains("LimitExceeded", StringComparison.Ordinal) => 429,
            _ when code.Contains("Overloaded", StringComparison.Ordinal) => 503,
            _ when code.StartsWith("Internal", StringComparison.Ordinal) => 500,
            _ => 400,
        };

    [GeneratedRegex(
        @"\[(sandbox:)?(?<word>fail|refuse|slow|never|expire|drop-reply|break|not-ready|not-a-video)(:(?<argument>[A-Za-z0-9._]{1,80}))?\]",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex Mark();
}
