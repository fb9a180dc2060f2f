namespace Studio.Domain.Generations;

/// <summary>What a video is made from; the modes exclude each other.</summary>
public enum GenerationMode
{
    /// <summary>The prompt alone.</summary>
    Text,

    /// <summary>A first frame, or a first and a last frame.</summary>
    Frames,

    /// <summary>Reference images, videos and audio.</summary>
    References,
}
