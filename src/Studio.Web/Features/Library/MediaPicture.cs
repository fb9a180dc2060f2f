using System.Globalization;
using Studio.Domain.Media;

namespace Studio.Web.Features.Library;

/// <summary>What stands for an item in a list.</summary>
public static class MediaPicture
{
    private const double Narrowest = 0.45;
    private const double Widest = 2.4;

    /// <summary>The address of its poster, or of the picture itself; null where a browser could show neither.</summary>
    public static string? Address(MediaItem item) =>
        item switch
        {
            { PosterKey: not null } => $"/media/{item.Id}/poster",
            { Kind: MediaKind.Image } when MediaTypes.Find(item.ContentType) is { Shown: true } => $"/media/{item.Id}",
            _ => null,
        };

    /// <summary>The address at which a browser shows the picture as large as it is, or its poster; null where it could show neither.</summary>
    public static string? Full(MediaItem item) =>
        MediaTypes.Find(item.ContentType) is { Shown: true } ? $"/media/{item.Id}" : Address(item);

    /// <summary>Width divided by height for CSS, within what a row can carry; sound is square.</summary>
    public static string Shape(MediaItem item) =>
        (
            item is { Width: > 0 and var width, Height: > 0 and var height } ? Math.Clamp((double)width / height, Narrowest, Widest) : 1
        ).ToString("0.####", CultureInfo.InvariantCulture);

    /// <summary>The icon of a kind.</summary>
    public static string Icon(MediaKind kind) =>
        kind switch
        {
            MediaKind.Image => "image",
            MediaKind.Video => "video",
            _ => "wave",
        };
}
