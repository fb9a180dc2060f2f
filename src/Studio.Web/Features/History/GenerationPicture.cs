using System.Globalization;
using Studio.Application.History;
using Studio.Domain.Generations;
using Studio.Domain.Media;

namespace Studio.Web.Features.History;

/// <summary>What stands for a generation in a list.</summary>
public static class GenerationPicture
{
    /// <summary>The address of the video's poster, or else of the first input image; null where only a drawn shape is left.</summary>
    public static string? Address(HistoryEntry entry)
    {
        if (entry is { VideoId: { } video, HasPoster: true })
        {
            return $"/media/{video}/poster";
        }
        var image = entry.Composition.References.FirstOrDefault(r => r.Role.Kind() == MediaKind.Image);
        return image is null ? null : $"/media/{image.ItemId}";
    }

    /// <summary>A ratio such as <c>16:9</c> as a number for CSS, width divided by height.</summary>
    public static string Shape(string ratio)
    {
        var sides = ratio.Split(':');
        return
            sides.Length == 2
            && int.TryParse(sides[0], NumberStyles.None, CultureInfo.InvariantCulture, out var width)
            && int.TryParse(sides[1], NumberStyles.None, CultureInfo.InvariantCulture, out var height)
            && width > 0
            && height > 0
            ? ((double)width / height).ToString("0.####", CultureInfo.InvariantCulture)
            : "1.7778";
    }
}
