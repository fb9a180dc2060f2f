using System.Globalization;
using System.Text.Json;
using Studio.Domain.Media;

namespace Studio.Application.Media;

/// <summary>Reads what <c>ffprobe</c> says as JSON.</summary>
internal static class ProbeReport
{
    /// <summary>The facts, with what the report of a whole file adds.</summary>
    public static MediaFacts Facts(byte[] report, MediaFacts facts)
    {
        using var json = JsonDocument.Parse(report);
        var root = json.RootElement;
        var wanted = facts.Kind == MediaKind.Video ? "video" : "audio";
        JsonElement? found = root.TryGetProperty("streams", out var streams)
            ? streams.EnumerateArray().Where(s => Text(s, "codec_type") == wanted && !IsCover(s)).Cast<JsonElement?>().FirstOrDefault()
            : null;
        if (found is not { } stream)
        {
            return facts;
        }
        var duration = root.TryGetProperty("format", out var format) ? Number(format, "duration") : null;
        facts = facts with
        {
            Codec = Text(stream, "codec_name") ?? facts.Codec,
            Seconds = duration ?? Number(stream, "duration") ?? facts.Seconds,
        };
        if (facts.Kind == MediaKind.Audio)
        {
            return facts;
        }
        var (width, height) = ((int?)Number(stream, "width"), (int?)Number(stream, "height"));
        if (IsTurned(stream))
        {
            (width, height) = (height, width);
        }
        return facts with { Width = width ?? facts.Width, Height = height ?? facts.Height, FrameRate = Rate(stream) ?? facts.FrameRate };
    }

    private static bool IsCover(JsonElement stream) =>
        stream.TryGetProperty("disposition", out var disposition) && Number(disposition, "attached_pic") == 1;

    private static bool IsTurned(JsonElement stream) =>
        stream.TryGetProperty("side_data_list", out var list)
        && list.EnumerateArray().Any(d => Number(d, "rotation") is { } degrees && Math.Abs(degrees) % 180 == 90);

    private static double? Rate(JsonElement stream) =>
        Text(stream, "avg_frame_rate")?.Split('/') is [var above, var below]
        && double.TryParse(above, CultureInfo.InvariantCulture, out var frames)
        && double.TryParse(below, CultureInfo.InvariantCulture, out var seconds)
        && frames > 0
        && seconds > 0
            ? Math.Round(frames / seconds, 3)
            : null;

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static double? Number(JsonElement element, string name) =>
        !element.TryGetProperty(name, out var value) ? null
        : value.ValueKind == JsonValueKind.Number ? value.GetDouble()
        : double.TryParse(value.GetString(), CultureInfo.InvariantCulture, out var number) ? number
        : null;

    /// <summary>When the frames of a part begin, in seconds of the file's own clock, and where that clock starts.</summary>
    public static (double Start, IReadOnlyList<double> Frames) Times(byte[] report)
    {
        using var json = JsonDocument.Parse(report);
        var root = json.RootElement;
        var start = root.TryGetProperty("format", out var format) ? Number(format, "start_time") : null;
        // "D" marks what an edit list cuts away.
        List<double> frames = root.TryGetProperty("packets", out var packets)
            ?
            [
                .. packets
                    .EnumerateArray()
                    .Where(p => Text(p, "flags")?.Contains('D', StringComparison.Ordinal) != true)
                    .Select(p => Number(p, "pts_time"))
                    .OfType<double>(),
            ]
            : [];
        return (start ?? 0, frames);
    }
}
