namespace Studio.Domain.Media;

/// <summary>What was read from a file's own content; a fact that could not be read is null, never guessed.</summary>
/// <param name="Kind">What the content is.</param>
/// <param name="ContentType">The media type of the content, such as <c>image/png</c>.</param>
/// <param name="Width">Pixels across, as shown.</param>
/// <param name="Height">Pixels down, as shown.</param>
/// <param name="Seconds">Playing time in seconds.</param>
/// <param name="FrameRate">Frames per second.</param>
/// <param name="Codec">The codec of the first video or audio stream, such as <c>h264</c>.</param>
public sealed record MediaFacts(
    MediaKind Kind,
    string ContentType,
    int? Width = null,
    int? Height = null,
    double? Seconds = null,
    double? FrameRate = null,
    string? Codec = null
);
