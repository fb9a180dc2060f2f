using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Studio.Domain.Generations;

namespace Studio.Application.Assistant;

/// <summary>A prompt whose mentions are hidden behind placeholders such as ⟦1⟧, so that no model can translate or reword them.</summary>
public sealed partial class ProtectedPrompt
{
    private readonly List<string> _hidden = [];

    /// <summary>Hides the mentions of a prompt.</summary>
    public ProtectedPrompt(string prompt)
    {
        var text = new StringBuilder(prompt.Length);
        var end = 0;
        foreach (var mention in Mentions.Find(prompt))
        {
            text.Append(HidePlaceholders(prompt[end..mention.Start])).Append(Hide(prompt.Substring(mention.Start, mention.Length)));
            end = mention.Start + mention.Length;
        }
        Text = text.Append(HidePlaceholders(prompt[end..])).ToString();
    }

    /// <summary>The prompt as it may leave the studio.</summary>
    public string Text { get; }

    /// <summary>Puts the mentions back into an answer, or the part of one that has come so far; a placeholder that nothing stands behind is dropped.</summary>
    public string Restore(string answer)
    {
        var open = answer.LastIndexOf('⟦');
        var whole = open > answer.LastIndexOf('⟧') ? answer[..open] : answer;
        return Placeholder().Replace(whole, match => Behind(match.Groups["number"].ValueSpan));
    }

    // What already looks like a placeholder is hidden too, or it would come back as a mention.
    private string HidePlaceholders(string words) => Placeholder().Replace(words, match => Hide(match.Value));

    private string Hide(string mention)
    {
        var at = _hidden.IndexOf(mention);
        if (at < 0)
        {
            at = _hidden.Count;
            _hidden.Add(mention);
        }
        return string.Create(CultureInfo.InvariantCulture, $"⟦{at + 1}⟧");
    }

    private string Behind(ReadOnlySpan<char> number) =>
        int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at >= 1 && at <= _hidden.Count
            ? _hidden[at - 1]
            : "";

    // Models put spaces inside now and then.
    [GeneratedRegex(@"⟦\s*(?<number>[0-9]{0,9})[^⟦⟧]*⟧", RegexOptions.ExplicitCapture)]
    private static partial Regex Placeholder();
}
