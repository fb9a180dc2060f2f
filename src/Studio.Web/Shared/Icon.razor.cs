using Microsoft.AspNetCore.Components;

namespace Studio.Web.Shared;

/// <summary>An icon of the studio's set; decoration beside a word, or inside a control that carries its own name.</summary>
public sealed partial class Icon
{
    /// <summary>The symbol in <c>icons.svg</c>, without its <c>i-</c>.</summary>
    [Parameter, EditorRequired]
    public string Name { get; set; } = "";

    /// <summary>How large it is drawn.</summary>
    [Parameter]
    public IconSize Size { get; set; } = IconSize.Normal;

    private string SizeClass =>
        Size switch
        {
            IconSize.Small => "i i-s",
            IconSize.Large => "i i-l",
            _ => "i",
        };
}

/// <summary>The sizes of an icon.</summary>
public enum IconSize
{
    /// <summary>18 px.</summary>
    Normal,

    /// <summary>16 px.</summary>
    Small,

    /// <summary>22 px.</summary>
    Large,
}
