using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace Studio.Web.Shared;

/// <summary>A member's initials in a circle, beside or instead of the name.</summary>
public sealed partial class Avatar
{
    /// <summary>The member's name.</summary>
    [Parameter, EditorRequired]
    public string Name { get; set; } = "";

    // The first letters of the first and last word; one character for a name without spaces, as Chinese names are.
    private string Initials
    {
        get
        {
            var words = Name.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            return words.Length switch
            {
                0 => "?",
                1 => First(words[0]),
                _ => First(words[0]) + First(words[^1]),
            };
        }
    }

    private static string First(string word) => StringInfo.GetNextTextElement(word).ToUpperInvariant();
}
