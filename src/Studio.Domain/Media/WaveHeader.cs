namespace Studio.Domain.Media;

internal static class WaveHeader
{
    public static (double? Seconds, string? Codec) Read(MediaBytes bytes)
    {
        uint perSecond = 0;
        string? codec = null;
        for (var at = 12L; at + 8 <= bytes.Length; )
        {
            var size = bytes.U32(at + 4, littleEndian: true);
            switch (bytes.FourCharacters(at))
            {
                case "fmt ":
                    perSecond = bytes.U32(at + 16, littleEndian: true);
                    codec = bytes.U16(at + 8, littleEndian: true) switch
                    {
                        1 or 0xFFFE => $"pcm_s{bytes.U16(at + 22, littleEndian: true)}le",
                        3 => $"pcm_f{bytes.U16(at + 22, littleEndian: true)}le",
                        6 => "pcm_alaw",
                        7 => "pcm_mulaw",
                        _ => null,
                    };
                    break;
                case "data" when perSecond > 0:
                    // A recorder that could not go back leaves 0 or all ones: then the sound runs to the end.
                    var rest = bytes.Length - at - 8;
                    return ((double)(size is 0 or uint.MaxValue ? rest : Math.Min(size, rest)) / perSecond, codec);
            }
            at += 8 + size + (size & 1);
        }
        return (null, codec);
    }
}
