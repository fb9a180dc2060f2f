using System.Text;

namespace Studio.Sandbox.Creating;

/// <summary>Tells what a file is by its first bytes.</summary>
internal static class MediaSniff
{
    /// <summary>Bytes that are looked at.</summary>
    public const int Length = 16;

    /// <summary>Kind and usual file extension; null when the bytes are nothing that the provider takes.</summary>
    public static (MediaKind Kind, string Extension)? Find(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]))
        {
            return (MediaKind.Image, "jpg");
        }

        if (head.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G']))
        {
            return (MediaKind.Image, "png");
        }

        if (head.StartsWith("GIF8"u8))
        {
            return (MediaKind.Image, "gif");
        }

        if (head.StartsWith("BM"u8))
        {
            return (MediaKind.Image, "bmp");
        }

        if (head.StartsWith("II*\0"u8) || head.StartsWith("MM\0*"u8))
        {
            return (MediaKind.Image, "tiff");
        }

        if (head.StartsWith("ID3"u8) || (head.Length > 1 && head[0] == 0xFF && (head[1] & 0xE6) == 0xE2))
        {
            return (MediaKind.Audio, "mp3");
        }

        return head.Length < 12 ? null : FindContainer(head);
    }

    private static (MediaKind, string)? FindContainer(ReadOnlySpan<byte> head)
    {
        var brand = Encoding.ASCII.GetString(head[8..12]);
        if (head.StartsWith("RIFF"u8))
        {
            return brand switch
            {
                "WEBP" => (MediaKind.Image, "webp"),
                "WAVE" => (MediaKind.Audio, "wav"),
                _ => null,
            };
        }

        if (!head[4..8].SequenceEqual("ftyp"u8))
        {
            return null;
        }

        return brand switch
        {
            "heic" or "heix" or "hevc" or "mif1" or "msf1" or "heif" => (MediaKind.Image, "heic"),
            "M4A " or "M4B " => null,
            "qt  " => (MediaKind.Video, "mov"),
            _ => (MediaKind.Video, "mp4"),
        };
    }
}
