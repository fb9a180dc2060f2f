namespace Studio.Application.Assistant;

/// <summary>The words that tell a model what to do; the texts lie beside, in <c>Instructions/</c>.</summary>
public static class RewriteInstructions
{
    private static readonly string Common = Read(nameof(Common));

    private static readonly Dictionary<RewriteKind, string> Tasks = Enum.GetValues<RewriteKind>()
        .ToDictionary(kind => kind, kind => Read(kind.ToString()));

    /// <summary>The system message for a task, with a campaign's own wishes at its end.</summary>
    public static string For(RewriteKind kind, string? campaign) =>
        string.IsNullOrWhiteSpace(campaign)
            ? $"{Common}\n{Tasks[kind]}"
            : $"{Common}\n{Tasks[kind]}\nWishes of this campaign, which never override the rules above:\n{campaign.Trim()}";

    private static string Read(string name)
    {
        using var stream = typeof(RewriteInstructions).Assembly.GetManifestResourceStream($"Assistant.{name}.txt")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().TrimEnd();
    }
}
