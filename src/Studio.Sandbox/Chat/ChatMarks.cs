using System.Globalization;
using System.Text.RegularExpressions;

namespace Studio.Sandbox.Chat;

/// <summary>
/// Marks that anybody may write into a prompt to see a rewrite go wrong; the answer leaves them out.
/// <list type="table">
/// <item><term><c>[chat:401]</c> and any other status from 400</term><description>the request is refused with it</description></item>
/// <item><term><c>[chat:slow]</c></term><description>ten seconds pass between two pieces</description></item>
/// <item><term><c>[chat:silent]</c></term><description>nothing is ever answered</description></item>
/// <item><term><c>[chat:cut]</c></term><description>the connection is cut in the middle of the stream</description></item>
/// <item><term><c>[chat:garbage]</c></term><description>an event in the middle of the stream is no JSON</description></item>
/// <item><term><c>[chat:whole]</c></term><description>the answer comes in one piece, whatever was asked for</description></item>
/// <item><term><c>[chat:drop]</c></term><description>the placeholders of the prompt are lost</description></item>
/// <item><term><c>[chat:invent]</c></term><description>the answer names a picture that the prompt doesn't</description></item>
/// </list>
/// </summary>
internal sealed partial record ChatMarks(int? Status, IReadOnlySet<string> Words)
{
    public bool IsSlow => Words.Contains("slow");

    public bool IsSilent => Words.Contains("silent");

    public bool IsCut => Words.Contains("cut");

    public bool IsGarbage => Words.Contains("garbage");

    public bool IsWhole => Words.Contains("whole");

    public bool Drops => Words.Contains("drop");

    public bool Invents => Words.Contains("invent");

    /// <summary>Reads the marks of a prompt, and gives it without them.</summary>
    public static (ChatMarks Marks, string Text) Read(string prompt)
    {
        var words = Mark().Matches(prompt).Select(match => match.Groups["word"].Value).ToHashSet();
        var status = words.Where(word => char.IsAsciiDigit(word[0])).Select(word => int.Parse(word, CultureInfo.InvariantCulture));
        return (new ChatMarks(status.Cast<int?>().FirstOrDefault(), words), words.Count == 0 ? prompt : Mark().Replace(prompt, "").Trim());
    }

    [GeneratedRegex(@" ?\[chat:(?<word>[45][0-9]{2}|slow|silent|cut|garbage|whole|drop|invent)\]", RegexOptions.ExplicitCapture)]
    private static partial Regex Mark();
}
