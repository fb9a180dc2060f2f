namespace Studio.Domain.Media;

/// <summary>What a media item is, decided by its content.</summary>
public enum MediaKind
{
    /// <summary>A still picture.</summary>
    Image,

    /// <summary>A moving picture, with or without sound.</summary>
    Video,

    /// <summary>Sound alone.</summary>
    Audio,
}
