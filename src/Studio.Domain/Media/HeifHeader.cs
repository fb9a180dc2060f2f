namespace Studio.Domain.Media;

internal static class HeifHeader
{
    public static (uint Width, uint Height)? Size(MediaBytes bytes)
    {
        var properties = Mp4Box
            .In(bytes, 0, bytes.Length)
            .Where(b => b.Type == "meta")
            .SelectMany(meta => Mp4Box.In(bytes, meta.Body + 4, meta.End)) // 4: version and flags
            .Where(b => b.Type == "iprp")
            .SelectMany(b => Mp4Box.In(bytes, b.Body, b.End))
            .Where(b => b.Type == "ipco")
            .SelectMany(b => Mp4Box.In(bytes, b.Body, b.End))
            .ToList();
        var sizes = properties
            .Where(b => b.Type == "ispe")
            .Select(b => (Width: bytes.U32(b.Body + 4), Height: bytes.U32(b.Body + 8)))
            .ToList();
        if (sizes.Count == 0)
        {
            return null;
        }
        // Tiles and the thumbnail have a size each; the picture's is the largest.
        var (width, height) = sizes.MaxBy(s => (ulong)s.Width * s.Height);
        var turned = properties.Where(b => b.Type == "irot").Select(b => bytes.U8(b.Body) % 2 == 1).FirstOrDefault();
        return turned ? (height, width) : (width, height);
    }
}
