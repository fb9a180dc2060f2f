using System.Globalization;
using Studio.Application.History;
using Studio.Domain.Catalog;

namespace Studio.Web.Features.History;

/// <summary>What stands for a generation in a list.</summary>
public static class GenerationPicture
{
    /// <summary>The address of the video's poster, or else of the first input picture; null where only a drawn shape is left.</summary>
    public static string? Address(HistoryEntry entry) =>
        entry switch
        {
            { HasPoster: true, VideoId: { } video } => $"/media/{video}/poster",
            { Input: { IsPoster: true } input } => $"/media/{input.ItemId}/poster",
            { Input: { } input } => $"/media/{input.ItemId}",
            _ => null,
        };

    /// <summary>A ratio such as <c>16:9</c> as a number for CSS, width divided by height.</summary>
    public static string Shape(string ratio) =>
        AspectRatio.Read(ratio) is { } shape ? shape.ToString("0.####", CultureInfo.InvariantCulture) : "1.7778";
}
