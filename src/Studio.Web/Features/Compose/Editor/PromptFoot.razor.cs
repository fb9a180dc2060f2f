using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Studio.Domain.Generations;
using Studio.Domain.Media;

namespace Studio.Web.Features.Compose.Editor;

/// <summary>Under the text: the provider's marks, the language of mentions and the count, which the browser draws.</summary>
public sealed partial class PromptFoot(IStringLocalizer<Texts> text)
{
    // As the provider's guide has them; the browser puts them around the selection.
    private static readonly (string Name, string Icon, string Marks)[] Marks =
    [
        ("Spoken", "quote", "“”"),
        ("Music", "music", "（）"),
        ("Effect", "bolt", "<>"),
        ("OnScreen", "caption", "【】"),
    ];

    /// <summary>The language in which the prompt names its references.</summary>
    [Parameter]
    public MentionLanguage Language { get; set; }

    /// <summary>Characters past which the end may be ignored.</summary>
    [Parameter]
    public int Recommended { get; set; }

    /// <summary>Whether the prompt can only be read.</summary>
    [Parameter]
    public bool IsReadOnly { get; set; }

    /// <summary>Raised with the language in which the prompt is to name its references.</summary>
    [Parameter]
    public EventCallback<MentionLanguage> OnSpell { get; set; }

    private MentionLanguage Other => Language == MentionLanguage.Chinese ? MentionLanguage.English : MentionLanguage.Chinese;

    private static string Example(MentionLanguage language) => Mentions.Write(MediaKind.Image, 1, language);
}
