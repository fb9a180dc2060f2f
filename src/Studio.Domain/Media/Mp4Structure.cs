namespace Studio.Domain.Media;

/// <summary>Whether an MP4 or QuickTime file is whole, judged by its boxes.</summary>
public abstract record Mp4Structure
{
    private Mp4Structure() { }

    /// <summary>Every box is there to its end, and there is a picture to play.</summary>
    public sealed record Whole : Mp4Structure;

    /// <summary>The file can't be played.</summary>
    /// <param name="Fault">What is wrong with it.</param>
    public sealed record Broken(Mp4Fault Fault) : Mp4Structure;

    /// <summary>Walks the boxes of a file; costs a few reads, whatever its size.</summary>
    public static Mp4Structure Check(MediaBytes bytes)
    {
        var top = Mp4Box.In(bytes, 0, bytes.Length).ToList();
        if (top.Count == 0 || top[0].Type is not ("ftyp" or "moov" or "mdat" or "wide"))
        {
            return new Broken(Mp4Fault.NotMp4);
        }
        // Up to seven stray bytes after the last box can't be a box and harm nobody.
        if (top[^1].End > bytes.Length || top[^1].End + 8 <= bytes.Length)
        {
            return new Broken(Mp4Fault.CutOff);
        }
        if (top.FirstOrDefault(b => b.Type == "moov") is not { Type: not null } movie)
        {
            return new Broken(Mp4Fault.NoMovie);
        }
        if (!top.Exists(b => b.Type == "mdat" && b.End > b.Body))
        {
            return new Broken(Mp4Fault.NoContent);
        }
        if (!movie.Find(bytes, "trak").Any(t => Mp4Movie.Handler(bytes, t) == "vide"))
        {
            return new Broken(Mp4Fault.NoPicture);
        }
        return movie.Find(bytes, "trak", "mdia", "minf", "stbl").All(table => ChunksAreInside(bytes, table))
            ? new Whole()
            : new Broken(Mp4Fault.CutOff);
    }

    private static bool ChunksAreInside(MediaBytes bytes, Mp4Box table)
    {
        foreach (var box in Mp4Box.In(bytes, table.Body, table.End).Where(b => b.Type is "stco" or "co64"))
        {
            var width = box.Type == "stco" ? 4 : 8;
            var count = Math.Min(bytes.U32(box.Body + 4), (box.End - box.Body - 8) / width);
            for (var i = 0L; i < count; i++)
            {
                var at = box.Body + 8 + (i * width);
                if ((width == 4 ? bytes.U32(at) : bytes.U64(at)) >= (ulong)bytes.Length)
                {
                    return false;
                }
            }
        }
        return true;
    }
}

/// <summary>What is wrong with an MP4 or QuickTime file.</summary>
public enum Mp4Fault
{
    /// <summary>It doesn't begin as one.</summary>
    NotMp4,

    /// <summary>It ends before its boxes do.</summary>
    CutOff,

    /// <summary>The box that describes it is missing.</summary>
    NoMovie,

    /// <summary>The box that holds pictures and sound is missing or empty.</summary>
    NoContent,

    /// <summary>It has no video track.</summary>
    NoPicture,
}
