namespace Studio.Domain.Media;

internal static class TiffHeader
{
    private const int Width = 256;
    private const int Height = 257;
    private const int Orientation = 274;

    public static (uint Width, uint Height)? Size(MediaBytes bytes)
    {
        var tags = Tags(bytes, 0).ToDictionary();
        return tags.TryGetValue(Width, out var width) && tags.TryGetValue(Height, out var height)
            ? IsTurned(tags.GetValueOrDefault(Orientation))
                ? (height, width)
                : (width, height)
            : null;
    }

    public static bool IsTurned(MediaBytes bytes, long start) => Tags(bytes, start).Any(t => t.Tag == Orientation && IsTurned(t.Value));

    private static bool IsTurned(uint orientation) => orientation is >= 5 and <= 8;

    // The numbers of the first directory.
    private static IEnumerable<(int Tag, uint Value)> Tags(MediaBytes bytes, long start)
    {
        var little = bytes.Has(start, "II"u8);
        var directory = start + bytes.U32(start + 4, little);
        var count = bytes.U16(directory, little);
        var seen = new HashSet<int>();
        for (var i = 0; i < count; i++)
        {
            var at = directory + 2 + (12L * i);
            int tag = bytes.U16(at, little);
            if (tag is not (Width or Height or Orientation) || !seen.Add(tag))
            {
                continue;
            }
            switch (bytes.U16(at + 2, little))
            {
                case 3:
                    yield return (tag, bytes.U16(at + 8, little));
                    break;
                case 4:
                    yield return (tag, bytes.U32(at + 8, little));
                    break;
            }
        }
    }
}
