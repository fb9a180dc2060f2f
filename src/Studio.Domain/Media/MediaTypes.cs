using System.Collections.Frozen;

namespace Studio.Domain.Media;

/// <summary>The types of content that the studio knows; none of them can run script.</summary>
public static class MediaTypes
{
    private static readonly FrozenDictionary<string, MediaType> Known = new MediaType[]
    {
        new("image/jpeg", MediaKind.Image, true, [".jpg", ".jpeg", ".jfif"]),
        new("image/png", MediaKind.Image, true, [".png"]),
        new("image/webp", MediaKind.Image, true, [".webp"]),
        new("image/gif", MediaKind.Image, true, [".gif"]),
        new("image/bmp", MediaKind.Image, true, [".bmp"]),
        new("image/tiff", MediaKind.Image, false, [".tiff", ".tif"]),
        new("image/heic", MediaKind.Image, false, [".heic"]),
        new("image/heif", MediaKind.Image, false, [".heif"]),
        new("video/mp4", MediaKind.Video, true, [".mp4", ".m4v"]),
        new("video/quicktime", MediaKind.Video, true, [".mov", ".qt"]),
        new("audio/wav", MediaKind.Audio, true, [".wav"]),
        new("audio/mpeg", MediaKind.Audio, true, [".mp3"]),
    }.ToFrozenDictionary(t => t.ContentType);

    /// <summary>What is known of a content type; null for one that the studio doesn't take.</summary>
    public static MediaType? Find(string contentType) => Known.GetValueOrDefault(contentType);

    /// <summary>A file name for a download: the given name, with an extension that says what the content is.</summary>
    /// <remarks>A picture called <c>poster.html</c> must not open as a page from the downloads folder.</remarks>
    public static string DownloadName(string name, string contentType)
    {
        if (Find(contentType) is not { } type)
        {
            return name + ".bin";
        }
        return type.Extensions.Any(e => name.EndsWith(e, StringComparison.OrdinalIgnoreCase)) ? name : name + type.Extensions[0];
    }

    /// <summary>A name as people may see it: the last part of a path, without control characters, at most 255 characters with its extension kept.</summary>
    /// <param name="name">What a browser or a link said.</param>
    /// <param name="otherwise">The name where nothing is left of it.</param>
    public static string CleanName(string name, string otherwise)
    {
        var last = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        // U+202E and its kin turn "gpj.exe" into "exe.jpg" on screen.
        var clean = string.Concat(
                last.Where(c => !char.IsControl(c) && c is not ((>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069')))
            )
            .Trim()
            .TrimStart('.');
        if (clean.Length == 0)
        {
            return otherwise;
        }
        if (clean.Length <= MaxNameLength)
        {
            return clean;
        }
        var dot = clean.LastIndexOf('.');
        var extension = dot > 0 && clean.Length - dot <= 10 ? clean[dot..] : "";
        var stem = clean[..(MaxNameLength - extension.Length)];
        return (char.IsHighSurrogate(stem[^1]) ? stem[..^1] : stem) + extension;
    }

    private const int MaxNameLength = 255;
}

/// <summary>A type of content.</summary>
/// <param name="ContentType">The media type, such as <c>image/png</c>.</param>
/// <param name="Kind">Picture, video or sound.</param>
/// <param name="Shown">Whether browsers show it.</param>
/// <param name="Extensions">The usual extensions with their dots, the first preferred.</param>
public sealed record MediaType(string ContentType, MediaKind Kind, bool Shown, IReadOnlyList<string> Extensions);
