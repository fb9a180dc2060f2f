using System.Collections.Frozen;

namespace Studio.Sandbox.Creating;

/// <summary>Width and height in pixels of each resolution and ratio of Seedance 2.0.</summary>
internal static class PixelTable
{
    private static readonly FrozenDictionary<(string Resolution, string Ratio), (int Width, int Height)> Pixels = new Dictionary<
        (string, string),
        (int, int)
    >
    {
        [("480p", "16:9")] = (864, 496),
        [("480p", "4:3")] = (752, 560),
        [("480p", "1:1")] = (640, 640),
        [("480p", "3:4")] = (560, 752),
        [("480p", "9:16")] = (496, 864),
        [("480p", "21:9")] = (992, 432),
        [("720p", "16:9")] = (1280, 720),
        [("720p", "4:3")] = (1112, 834),
        [("720p", "1:1")] = (960, 960),
        [("720p", "3:4")] = (834, 1112),
        [("720p", "9:16")] = (720, 1280),
        [("720p", "21:9")] = (1470, 630),
        [("1080p", "16:9")] = (1920, 1080),
        [("1080p", "4:3")] = (1664, 1248),
        [("1080p", "1:1")] = (1440, 1440),
        [("1080p", "3:4")] = (1248, 1664),
        [("1080p", "9:16")] = (1080, 1920),
        [("1080p", "21:9")] = (2206, 946),
    }.ToFrozenDictionary();

    public static bool HasRatio(string ratio) => Pixels.ContainsKey(("720p", ratio));

    public static (int Width, int Height) Of(string resolution, string ratio) => Pixels[(resolution, ratio)];
}
