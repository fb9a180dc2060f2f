namespace Studio.Domain.Generations;

/// <summary>A part of the composer that a rule can speak about.</summary>
public enum CompositionField
{
    /// <summary>The prompt.</summary>
    Prompt,

    /// <summary>The mode tabs.</summary>
    Mode,

    /// <summary>The model.</summary>
    Model,

    /// <summary>The ratio.</summary>
    Ratio,

    /// <summary>The number of variants.</summary>
    Variants,

    /// <summary>The duration.</summary>
    Duration,

    /// <summary>The sound switch.</summary>
    Sound,

    /// <summary>The watermark switch.</summary>
    Watermark,

    /// <summary>The slot of the first frame.</summary>
    FirstFrame,

    /// <summary>The slot of the last frame.</summary>
    LastFrame,

    /// <summary>The reference images.</summary>
    ReferenceImages,

    /// <summary>The reference videos.</summary>
    ReferenceVideos,

    /// <summary>The reference audio.</summary>
    ReferenceAudio,
}
