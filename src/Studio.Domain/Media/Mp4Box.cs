namespace Studio.Domain.Media;

/// <summary>A box of an ISO base media file (ISO/IEC 14496-12): where its body begins and where it ends.</summary>
/// <param name="Type">Four characters, such as <c>moov</c>.</param>
/// <param name="Body">Offset of the first byte after the header.</param>
/// <param name="End">Offset of the first byte after the box; past the container's end where the box was cut off.</param>
internal readonly record struct Mp4Box(string Type, long Body, long End)
{
    private const int MaxBoxes = 100_000;

    /// <summary>The boxes between two offsets, in order; stops after one that is broken or cut off.</summary>
    public static IEnumerable<Mp4Box> In(MediaBytes bytes, long start, long end)
    {
        var count = 0;
        for (var at = start; at + 8 <= end && count++ < MaxBoxes; )
        {
            long size = bytes.U32(at);
            var body = at + 8;
            if (size == 1)
            {
                size = (long)Math.Min(bytes.U64(at + 8), long.MaxValue / 2);
                body = at + 16;
            }
            else if (size == 0)
            {
                size = end - at;
            }
            if (size < body - at)
            {
                yield break;
            }
            yield return new Mp4Box(bytes.FourCharacters(at + 4), body, at + size);
            at += size;
        }
    }

    /// <summary>The boxes at the end of a path of types.</summary>
    public IEnumerable<Mp4Box> Find(MediaBytes bytes, params string[] path)
    {
        IEnumerable<Mp4Box> found = [this];
        foreach (var type in path)
        {
            found = found.SelectMany(parent => In(bytes, parent.Body, parent.End).Where(b => b.Type == type && b.End <= parent.End));
        }
        return found;
    }
}
