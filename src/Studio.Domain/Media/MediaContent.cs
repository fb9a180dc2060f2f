namespace Studio.Domain.Media;

/// <summary>What the bytes of a file turned out to be.</summary>
public abstract record MediaContent
{
    private MediaContent() { }

    /// <summary>A type that the studio knows, with what its headers say.</summary>
    public sealed record Known(MediaFacts Facts) : MediaContent;

    /// <summary>Nothing that the studio takes.</summary>
    public sealed record Unknown : MediaContent;

    /// <summary>It begins like a known type and can't be one.</summary>
    /// <param name="ContentType">The type that it begins like.</param>
    public sealed record Broken(string ContentType) : MediaContent;

    /// <summary>Reads a file's type and facts from its content.</summary>
    public static MediaContent Read(MediaBytes bytes)
    {
        if (MediaSignature.ContentType(bytes) is not { } type)
        {
            return new Unknown();
        }
        switch (MediaTypes.Find(type)!.Kind)
        {
            case MediaKind.Image:
                return ImageHeader.Size(bytes, type) is var (width, height)
                    ? new Known(new MediaFacts(MediaKind.Image, type, width, height))
                    : new Broken(type);
            case MediaKind.Video:
                return Mp4Structure.Check(bytes) is Mp4Structure.Whole ? new Known(Mp4Movie.Facts(bytes, type)) : new Broken(type);
            case MediaKind.Audio when type == "audio/mpeg":
                return new Known(new MediaFacts(MediaKind.Audio, type, Seconds: Mp3Frames.Seconds(bytes), Codec: "mp3"));
            default:
                var (seconds, codec) = WaveHeader.Read(bytes);
                return seconds is null
                    ? new Broken(type)
                    : new Known(new MediaFacts(MediaKind.Audio, type, Seconds: seconds, Codec: codec));
        }
    }
}
