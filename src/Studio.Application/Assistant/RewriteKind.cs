namespace Studio.Application.Assistant;

/// <summary>What the assistant can do with a prompt.</summary>
public enum RewriteKind
{
    /// <summary>Says more precisely what is seen and heard.</summary>
    Improve,

    /// <summary>Puts Chinese into English, and anything else into Chinese.</summary>
    Translate,

    /// <summary>Says the same in fewer words.</summary>
    Shorten,

    /// <summary>Divides the action into numbered shots.</summary>
    Storyboard,
}
