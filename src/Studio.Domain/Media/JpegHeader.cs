namespace Studio.Domain.Media;

internal static class JpegHeader
{
    public static (uint Width, uint Height)? Size(MediaBytes bytes)
    {
        var turned = false;
        for (var at = 2L; at < bytes.Length; )
        {
            if (bytes.U8(at) != 0xFF)
            {
                return null;
            }
            var marker = bytes.U8(at + 1);
            switch (marker)
            {
                case 0xFF: // fill
                    at++;
                    continue;
                case 0x01 or (>= 0xD0 and <= 0xD7): // no length
                    at += 2;
                    continue;
                case 0xC4 or 0xC8 or 0xCC: // tables, not a frame
                    break;
                case >= 0xC0 and <= 0xCF:
                    uint height = bytes.U16(at + 5);
                    uint width = bytes.U16(at + 7);
                    return turned ? (height, width) : (width, height);
                case 0xD9 or 0xDA or 0x00:
                    return null;
                case 0xE1 when bytes.Has(at + 4, "Exif\0\0"u8):
                    turned = TiffHeader.IsTurned(bytes, at + 10);
                    break;
            }
            var length = bytes.U16(at + 2);
            if (length < 2)
            {
                return null;
            }
            at += 2 + length;
        }
        return null;
    }
}
