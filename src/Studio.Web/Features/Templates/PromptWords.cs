using System.Globalization;
using Studio.Domain.Generations;

namespace Studio.Web.Features.Templates;

/// <summary>In which language a prompt is written, and how a phrase joins it.</summary>
public static class PromptWords
{
    /// <summary>Whether it is Chinese: by its letters, by how it names its references, or, where there is nothing yet, as its reader reads.</summary>
    public static bool IsChinese(Composition composition) =>
        composition.MentionLanguage == MentionLanguage.Chinese
        || composition.Prompt.Any(IsHan)
        || (string.IsNullOrWhiteSpace(composition.Prompt) && CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "zh");

    /// <summary>What stands between two phrases.</summary>
    public static string Joint(bool isChinese) => isChinese ? "，" : ", ";

    /// <summary>A prompt with a phrase at its end.</summary>
    public static string Append(string prompt, string phrase, string joint) =>
        prompt.TrimEnd() is { Length: > 0 } text ? text + (char.IsPunctuation(text[^1]) ? joint[1..] : joint) + phrase : phrase;

    private static bool IsHan(char c) => c is >= '\u4E00' and <= '\u9FFF';
}
