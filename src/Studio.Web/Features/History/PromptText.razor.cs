using Microsoft.AspNetCore.Components;

namespace Studio.Web.Features.History;

/// <summary>A prompt, marked with its language.</summary>
public sealed partial class PromptText
{
    /// <summary>What a member wrote.</summary>
    [Parameter, EditorRequired]
    public required string Prompt { get; set; }

    // Without it, a browser may draw Chinese with Japanese glyphs.
    private string? Language => Prompt.Any(c => c is >= '\u4E00' and <= '\u9FFF') ? "zh-Hans" : null;
}
