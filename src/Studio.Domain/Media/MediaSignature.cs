namespace Studio.Domain.Media;

/// <summary>Tells what content is from its first bytes; names and declared types don't count.</summary>
public static class MediaSignature
{
    /// <summary>The media type that the first 256 bytes alone speak for; null when they speak against every one that the studio takes.</summary>
    /// <remarks>An MP3 is believed by its tag or its first sync: the frames that prove it stand further on.</remarks>
    public static string? Glance(byte[] head)
    {
        var bytes = MediaBytes.Of(head);
        var isMp3 = bytes.Has(0, "ID3"u8) || (bytes.U16(0) & 0xFFE6) == 0xFFE2;
        return isMp3 ? "audio/mpeg" : ContentType(bytes);
    }

    /// <summary>The media type of the content; null when it is none that the studio takes.</summary>
    public static string? ContentType(MediaBytes bytes)
    {
        if (bytes.Has(0, [0xFF, 0xD8, 0xFF]))
        {
            return "image/jpeg";
        }
        if (bytes.Has(0, [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]))
        {
            return "image/png";
        }
        if (bytes.Has(0, "GIF87a"u8) || bytes.Has(0, "GIF89a"u8))
        {
            return "image/gif";
        }
        if (bytes.Has(0, "RIFF"u8) || bytes.Has(0, "RF64"u8))
        {
            return bytes.FourCharacters(8) switch
            {
                "WEBP" => "image/webp",
                "WAVE" => "audio/wav",
                _ => null,
            };
        }
        if (bytes.Has(0, "BM"u8) && bytes.U32(14, littleEndian: true) is 12 or 40 or 52 or 56 or 64 or 108 or 124)
        {
            return "image/bmp";
        }
        if (bytes.Has(0, "II*\0"u8) || bytes.Has(0, "MM\0*"u8))
        {
            return "image/tiff";
        }
        return bytes.FourCharacters(4) switch
        {
            "ftyp" => Brand(bytes),
            "moov" or "mdat" or "wide" => "video/quicktime", // QuickTime from before file types
            _ => Mp3Frames.Seconds(bytes) is null ? null : "audio/mpeg",
        };
    }

    private static string? Brand(MediaBytes bytes)
    {
        var major = bytes.FourCharacters(8);
        switch (major)
        {
            case "heic" or "heix" or "heim" or "heis" or "hevc" or "hevx":
                return "image/heic";
            case "mif1" or "msf1":
                var end = Math.Min(bytes.U32(0), 256);
                for (var at = 16L; at + 4 <= end; at += 4)
                {
                    switch (bytes.FourCharacters(at))
                    {
                        case "heic" or "heix":
                            return "image/heic";
                        case "avif":
                            return null;
                    }
                }
                return "image/heif";
            case "qt  ":
                return "video/quicktime";
            case "avif" or "avis" or "M4A " or "M4B " or "M4P " or "crx " or "jp2 " or "jpx ":
                return null;
            default:
                return "video/mp4";
        }
    }
}
