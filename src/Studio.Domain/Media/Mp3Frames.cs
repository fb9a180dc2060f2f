namespace Studio.Domain.Media;

/// <summary>Counts the frames of an MP3 file.</summary>
internal static class Mp3Frames
{
    private static readonly int[] Rates1 = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320];
    private static readonly int[] Rates2 = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160];

    /// <summary>Playing time in seconds; null where there are not at least three frames in a row, that is, where this is no MP3.</summary>
    public static double? Seconds(MediaBytes bytes)
    {
        var at = AfterTag(bytes);
        var frames = 0;
        var seconds = 0d;
        while (Frame(bytes, at) is { } frame)
        {
            if (frames++ > 0 || !IsIndex(bytes, at, frame))
            {
                seconds += frame.Seconds;
            }
            at += frame.Length;
        }
        return frames >= 3 ? seconds : null;
    }

    private static long AfterTag(MediaBytes bytes)
    {
        if (!bytes.Has(0, "ID3"u8))
        {
            return 0;
        }
        var size = bytes.At(6, 4) is [var a, var b, var c, var d] ? (a << 21) | (b << 14) | (c << 7) | d : 0;
        return 10 + size + ((bytes.U8(5) & 0x10) != 0 ? 10 : 0);
    }

    private static (int Length, double Seconds, int Side)? Frame(MediaBytes bytes, long at)
    {
        // Sync, then version (11 MPEG-1, 10 MPEG-2, 00 MPEG-2.5), then layer 01, which is Layer III.
        if (bytes.At(at, 4) is not [0xFF, var second, var third, var fourth] || (second & 0xE6) != 0xE2)
        {
            return null;
        }
        var version = (second >> 3) & 3;
        var index = third >> 4;
        var rate = (third >> 2) & 3;
        if (version == 1 || index is 0 or 15 || rate == 3)
        {
            return null;
        }
        var first = version == 3;
        var kilobits = first ? Rates1[index] : Rates2[index];
        var hertz =
            new[] { 44100, 48000, 32000 }[rate]
            >> (
                version switch
                {
                    3 => 0,
                    2 => 1,
                    _ => 2,
                }
            );
        var samples = first ? 1152 : 576;
        var length = (samples / 8 * kilobits * 1000 / hertz) + ((third >> 1) & 1);
        if (at + length > bytes.Length)
        {
            return null;
        }
        var mono = fourth >> 6 == 3;
        return (
            length,
            (double)samples / hertz,
            (first, mono) switch
            {
                (true, false) => 32,
                (false, true) => 9,
                _ => 17,
            }
        );
    }

    // The first frame of a file with a variable rate is an index without sound.
    private static bool IsIndex(MediaBytes bytes, long at, (int Length, double Seconds, int Side) frame) =>
        bytes.FourCharacters(at + 4 + frame.Side) is "Xing" or "Info" || bytes.Has(at + 36, "VBRI"u8);
}
