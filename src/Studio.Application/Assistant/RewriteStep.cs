namespace Studio.Application.Assistant;

/// <summary>What comes of asking for a rewrite, in order: pieces of text, and at last one of the two ends.</summary>
public abstract record RewriteStep
{
    /// <summary>The next words.</summary>
    public sealed record Piece(string Text) : RewriteStep;

    /// <summary>The rewrite is whole.</summary>
    public sealed record Finished : RewriteStep;

    /// <summary>No more will come; the pieces before it stand.</summary>
    public sealed record Broken(AssistantFault Fault) : RewriteStep;
}

/// <summary>Why there is no rewrite, or only a part of one.</summary>
public enum AssistantFault
{
    /// <summary>The member may not compose any more.</summary>
    NotAllowed,

    /// <summary>Another rewrite of the member's is still under way.</summary>
    OneAtATime,

    /// <summary>The prompt is longer than <see cref="PromptAssistant.MaxLength"/>.</summary>
    TooLong,

    /// <summary>Nothing answers at the address.</summary>
    Unreachable,

    /// <summary>The endpoint refuses the key, or its account has no credit.</summary>
    KeyRefused,

    /// <summary>The endpoint does not know the address or the model.</summary>
    NotFound,

    /// <summary>The endpoint asks to wait.</summary>
    Busy,

    /// <summary>The endpoint will not answer this request.</summary>
    Refused,

    /// <summary>The endpoint has a fault of its own.</summary>
    Unwell,

    /// <summary>The endpoint was silent for longer than <see cref="AssistantOptions.Patience"/>.</summary>
    TooSlow,

    /// <summary>The answer broke off.</summary>
    CutOff,

    /// <summary>What came is no chat completion.</summary>
    Unreadable,
}
