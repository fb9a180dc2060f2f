namespace Studio.Domain.Media;

/// <summary>Reads a picture's size from its header, without decoding it.</summary>
public static class ImageHeader
{
    /// <summary>Width and height in pixels as shown (turned by EXIF where the format has it); null where the header is broken.</summary>
    public static (int Width, int Height)? Size(MediaBytes bytes, string contentType)
    {
        var size = contentType switch
        {
            "image/jpeg" => JpegHeader.Size(bytes),
            "image/png" => bytes.Has(12, "IHDR"u8) ? (bytes.U32(16), bytes.U32(20)) : null,
            "image/gif" => (bytes.U16(6, littleEndian: true), bytes.U16(8, littleEndian: true)),
            "image/webp" => Webp(bytes),
            "image/bmp" => Bmp(bytes),
            "image/tiff" => TiffHeader.Size(bytes),
            "image/heic" or "image/heif" => HeifHeader.Size(bytes),
            _ => null,
        };
        return size is { Width: > 0 and <= int.MaxValue, Height: > 0 and <= int.MaxValue } known
            ? ((int)known.Width, (int)known.Height)
            : null;
    }

    /// <summary>Whether something may show through a picture, by its header.</summary>
    public static bool IsClear(MediaBytes bytes, string contentType) =>
        contentType switch
        {
            "image/png" => bytes.U8(25) is 3 or 4 or 6, // a palette, or an alpha channel
            "image/gif" => true,
            "image/webp" => bytes.FourCharacters(12) switch
            {
                "VP8X" => (bytes.U8(20) & 0x10) != 0,
                "VP8L" => (bytes.U8(24) & 0x10) != 0,
                _ => false,
            },
            _ => false,
        };

    private static (uint Width, uint Height)? Webp(MediaBytes bytes)
    {
        switch (bytes.FourCharacters(12))
        {
            case "VP8X":
                return (U24(bytes, 24) + 1, U24(bytes, 27) + 1);
            case "VP8L" when bytes.U8(20) == 0x2F:
                var bits = bytes.U32(21, littleEndian: true);
                return ((bits & 0x3FFF) + 1, ((bits >> 14) & 0x3FFF) + 1);
            case "VP8 " when bytes.Has(23, [0x9D, 0x01, 0x2A]):
                return (bytes.U16(26, littleEndian: true) & 0x3FFFu, bytes.U16(28, littleEndian: true) & 0x3FFFu);
            default:
                return null;
        }
    }

    private static uint U24(MediaBytes bytes, long offset) => bytes.U16(offset, littleEndian: true) | ((uint)bytes.U8(offset + 2) << 16);

    private static (uint Width, uint Height) Bmp(MediaBytes bytes)
    {
        if (bytes.U32(14, littleEndian: true) == 12)
        {
            return (bytes.U16(18, littleEndian: true), bytes.U16(20, littleEndian: true));
        }
        var height = (int)bytes.U32(22, littleEndian: true); // negative: the rows run from the top
        return (bytes.U32(18, littleEndian: true), (uint)Math.Abs((long)height));
    }
}
