using Studio.Domain.Media;

namespace Studio.Domain.Generations;

/// <summary>What a media item is for in a composition.</summary>
public enum ReferenceRole
{
    /// <summary>The picture that the video starts on.</summary>
    FirstFrame,

    /// <summary>The picture that the video ends on.</summary>
    LastFrame,

    /// <summary>A picture whose subject or look is used.</summary>
    ReferenceImage,

    /// <summary>A video whose motion or camera is used.</summary>
    ReferenceVideo,

    /// <summary>Sound that is used or followed.</summary>
    ReferenceAudio,
}

/// <summary>What follows from a role alone.</summary>
public static class ReferenceRoles
{
    /// <summary>The kind of media that stands in the role.</summary>
    public static MediaKind Kind(this ReferenceRole role) =>
        role switch
        {
            ReferenceRole.ReferenceVideo => MediaKind.Video,
            ReferenceRole.ReferenceAudio => MediaKind.Audio,
            _ => MediaKind.Image,
        };

    /// <summary>The one mode that takes the role.</summary>
    public static GenerationMode Mode(this ReferenceRole role) =>
        role is ReferenceRole.FirstFrame or ReferenceRole.LastFrame ? GenerationMode.Frames : GenerationMode.References;

    /// <summary>Whether one composition holds at most one reference in the role.</summary>
    public static bool IsSingle(this ReferenceRole role) => role.Mode() == GenerationMode.Frames;

    /// <summary>The field of the composer in which the role is filled.</summary>
    public static CompositionField Field(this ReferenceRole role) =>
        role switch
        {
            ReferenceRole.FirstFrame => CompositionField.FirstFrame,
            ReferenceRole.LastFrame => CompositionField.LastFrame,
            ReferenceRole.ReferenceImage => CompositionField.ReferenceImages,
            ReferenceRole.ReferenceVideo => CompositionField.ReferenceVideos,
            _ => CompositionField.ReferenceAudio,
        };
}
