namespace Studio.Domain.Media;

/// <summary>Reads the facts of an MP4 or QuickTime file from its movie box.</summary>
internal static class Mp4Movie
{
    public static MediaFacts Facts(MediaBytes bytes, string contentType)
    {
        var facts = new MediaFacts(MediaKind.Video, contentType);
        var movie = Mp4Box.In(bytes, 0, bytes.Length).FirstOrDefault(b => b.Type == "moov");
        if (movie.Type is null)
        {
            return facts;
        }
        var seconds = movie.Find(bytes, "mvhd").Select(b => Seconds(bytes, b)).FirstOrDefault();
        if (seconds is null && movie.Find(bytes, "mvex", "mehd").FirstOrDefault() is { Type: not null } fragments)
        {
            var scale = movie.Find(bytes, "mvhd").Select(b => bytes.U32(b.Body + (bytes.U8(b.Body) == 1 ? 20 : 12))).FirstOrDefault();
            double units = bytes.U8(fragments.Body) == 1 ? bytes.U64(fragments.Body + 4) : bytes.U32(fragments.Body + 4);
            seconds = scale > 0 && units > 0 ? units / scale : null;
        }
        facts = facts with { Seconds = seconds };
        var track = movie.Find(bytes, "trak").FirstOrDefault(t => Handler(bytes, t) == "vide");
        return track.Type is null ? facts : Picture(bytes, track, facts);
    }

    /// <summary>What a track holds, such as <c>vide</c> or <c>soun</c>.</summary>
    public static string? Handler(MediaBytes bytes, Mp4Box track) =>
        track.Find(bytes, "mdia", "hdlr").Select(b => bytes.FourCharacters(b.Body + 8)).FirstOrDefault();

    private static MediaFacts Picture(MediaBytes bytes, Mp4Box track, MediaFacts facts)
    {
        if (track.Find(bytes, "mdia", "minf", "stbl", "stsd").FirstOrDefault() is { Type: not null } description)
        {
            var entry = description.Body + 8;
            int width = bytes.U16(entry + 32);
            int height = bytes.U16(entry + 34);
            if (IsTurned(bytes, track))
            {
                (width, height) = (height, width);
            }
            facts = facts with
            {
                Codec = Codec(bytes.FourCharacters(entry + 4)),
                Width = width > 0 && height > 0 ? width : null,
                Height = width > 0 && height > 0 ? height : null,
            };
        }
        var seconds = track.Find(bytes, "mdia", "mdhd").Select(b => Seconds(bytes, b)).FirstOrDefault();
        var frames = track.Find(bytes, "mdia", "minf", "stbl", "stts").Select(b => Frames(bytes, b)).FirstOrDefault();
        return seconds is { } playing && frames > 0 ? facts with { FrameRate = Math.Round(frames / playing, 3) } : facts;
    }

    // mvhd and mdhd begin alike: version, two times, time scale, duration.
    private static double? Seconds(MediaBytes bytes, Mp4Box header)
    {
        var wide = bytes.U8(header.Body) == 1;
        var scale = bytes.U32(header.Body + (wide ? 20 : 12));
        var duration = wide ? bytes.U64(header.Body + 24) : bytes.U32(header.Body + 16);
        var unknown = wide ? ulong.MaxValue : uint.MaxValue;
        return scale == 0 || duration == 0 || duration == unknown ? null : (double)duration / scale;
    }

    private static bool IsTurned(MediaBytes bytes, Mp4Box track)
    {
        if (track.Find(bytes, "tkhd").FirstOrDefault() is not { Type: not null } header)
        {
            return false;
        }
        var matrix = header.Body + (bytes.U8(header.Body) == 1 ? 52 : 40);
        return bytes.U32(matrix) == 0 && bytes.U32(matrix + 4) != 0;
    }

    private static double Frames(MediaBytes bytes, Mp4Box times)
    {
        var count = Math.Min(bytes.U32(times.Body + 4), (times.End - times.Body - 8) / 8);
        var frames = 0d;
        for (var i = 0L; i < count; i++)
        {
            frames += bytes.U32(times.Body + 8 + (i * 8));
        }
        return frames;
    }

    private static string? Codec(string type) =>
        type switch
        {
            "avc1" or "avc3" => "h264",
            "hvc1" or "hev1" => "hevc",
            "av01" => "av1",
            "vp09" => "vp9",
            "mp4v" => "mpeg4",
            "jpeg" or "mjpa" => "mjpeg",
            ['a', 'p', ..] => "prores",
            _ when type.All(char.IsAsciiLetterOrDigit) && type.Length == 4 => type,
            _ => null,
        };
}
