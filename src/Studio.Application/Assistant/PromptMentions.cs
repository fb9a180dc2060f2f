using Studio.Domain.Generations;

namespace Studio.Application.Assistant;

/// <summary>Compares what two prompts name.</summary>
public static class PromptMentions
{
    /// <summary>The mentions of a prompt that another one lacks in either spelling, each once and as it is spelled first.</summary>
    public static IReadOnlyList<string> Missing(string from, string inPrompt)
    {
        var there = Mentions.Find(inPrompt).Select(m => (m.Kind, m.Number)).ToHashSet();
        return
        [
            .. Mentions
                .Find(from)
                .DistinctBy(m => (m.Kind, m.Number))
                .Where(m => !there.Contains((m.Kind, m.Number)))
                .Select(m => from.Substring(m.Start, m.Length)),
        ];
    }
}
