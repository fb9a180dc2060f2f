using System.Buffers.Binary;
using System.Diagnostics;
using System.Text;

namespace Studio.Tests.Media;

/// <summary>Small files of every kind, built byte by byte.</summary>
internal static class Samples
{
    public static byte[] Png(int width, int height, int length = 64, byte salt = 0)
    {
        var png = new byte[Math.Max(length, 33)];
        new byte[] { 0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52 }.CopyTo(png, 0);
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(16), width);
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(20), height);
        png[^1] = salt;
        return png;
    }

    public static byte[] Jpeg(int width, int height, int orientation = 1, string comment = "")
    {
        byte[] exif =
        [
            .. "Exif\0\0MM\0*\0\0\0\u0008"u8,
            0,
            1, // one tag
            .. Big16(274),
            .. Big16(3),
            .. Big32(1),
            .. Big16(orientation),
            0,
            0,
            .. Big32(0),
        ];
        return
        [
            0xFF,
            0xD8,
            .. Segment(0xE1, exif),
            .. Segment(0xFE, Encoding.ASCII.GetBytes(comment)),
            .. Segment(0xC4, [0, 1]),
            .. Segment(0xC0, [8, .. Big16(height), .. Big16(width), 3]),
            .. Segment(0xDA, [0]),
            0xFF,
            0xD9,
        ];

        static byte[] Segment(byte marker, byte[] body) => [0xFF, marker, .. Big16(body.Length + 2), .. body];
    }

    public static byte[] Gif(int width, int height) => [.. "GIF89a"u8, .. Little16(width), .. Little16(height), 0, 0, 0, 0x3B];

    public static byte[] Bmp(int width, int height) =>
        [.. "BM"u8, .. new byte[12], .. Little32(40), .. Little32(width), .. Little32(height), .. new byte[30]];

    public static byte[] Tiff(int width, int height) =>
        [
            .. "II*\0"u8,
            .. Little32(8),
            .. Little16(2),
            .. Little16(256),
            .. Little16(4),
            .. Little32(1),
            .. Little32(width),
            .. Little16(257),
            .. Little16(3),
            .. Little32(1),
            .. Little16(height),
            0,
            0,
            .. Little32(0),
        ];

    public static byte[] Webp(string form, int width, int height)
    {
        byte[] body = form switch
        {
            "VP8X" => [0, 0, 0, 0, .. Little32(width - 1)[..3], .. Little32(height - 1)[..3]],
            "VP8L" => [0x2F, .. Little32((width - 1) | ((height - 1) << 14))],
            _ => [0, 0, 0, 0x9D, 0x01, 0x2A, .. Little16(width), .. Little16(height)],
        };
        return
        [
            .. "RIFF"u8,
            .. Little32(body.Length + 12),
            .. "WEBP"u8,
            .. Encoding.ASCII.GetBytes(form),
            .. Little32(body.Length),
            .. body,
        ];
    }

    public static byte[] Heic(int width, int height, byte turns = 0) =>
        [
            .. Box("ftyp", "heic\0\0\0\0mif1heic"u8),
            .. Box(
                "meta",
                [
                    0,
                    0,
                    0,
                    0,
                    .. Box(
                        "iprp",
                        Box(
                            "ipco",
                            [
                                .. Box("ispe", [0, 0, 0, 0, .. Big32(512), .. Big32(512)]),
                                .. Box("ispe", [0, 0, 0, 0, .. Big32(width), .. Big32(height)]),
                                .. Box("irot", [turns]),
                            ]
                        )
                    ),
                ]
            ),
        ];

    public static byte[] Wav(double seconds)
    {
        var size = (int)(seconds * 8000 * 2);
        return
        [
            .. "RIFF"u8,
            .. Little32(size + 36),
            .. "WAVEfmt "u8,
            .. Little32(16),
            .. Little16(1),
            .. Little16(1),
            .. Little32(8000),
            .. Little32(16000),
            .. Little16(2),
            .. Little16(16),
            .. "data"u8,
            .. Little32(size),
            .. new byte[size],
        ];
    }

    /// <summary>Frames of MPEG-1 Layer III, 128 kbit/s at 44.1 kHz: 417 bytes and 26.12 ms each.</summary>
    public static byte[] Mp3(int frames, bool tagged = false)
    {
        byte[] frame = [0xFF, 0xFB, 0x90, 0x00, .. new byte[413]];
        byte[] tag = tagged ? [.. "ID3\u0003\0\0"u8, 0, 0, 1, 0, .. new byte[128]] : [];
        return [.. tag, .. Enumerable.Repeat(frame, frames).SelectMany(f => f)];
    }

    /// <summary>An MP4 by its boxes: H.264, 24 frames per second.</summary>
    public static byte[] Mp4(int width = 1280, int height = 720, int seconds = 5, string handler = "vide", string brand = "isom")
    {
        const int Scale = 24;
        var entry = Box("avc1", [.. new byte[24], .. Big16(width), .. Big16(height), .. new byte[50]]);
        var movie = Movie(0);
        var start = 24 + movie.Length + 8;
        return
        [
            .. Box("ftyp", [.. Encoding.ASCII.GetBytes(brand), 0, 0, 2, 0, .. "isom"u8, .. "mp42"u8]),
            .. Movie(start),
            .. Box("mdat", new byte[64]),
        ];

        byte[] Movie(int chunk) =>
            Box(
                "moov",
                [
                    .. Box("mvhd", [.. new byte[12], .. Big32(Scale), .. Big32(seconds * Scale), .. new byte[80]]),
                    .. Box(
                        "trak",
                        [
                            .. Box("tkhd", new byte[84]),
                            .. Box(
                                "mdia",
                                [
                                    .. Box("mdhd", [.. new byte[12], .. Big32(Scale), .. Big32(seconds * Scale), 0, 0, 0, 0]),
                                    .. Box("hdlr", [.. new byte[8], .. Encoding.ASCII.GetBytes(handler), .. new byte[13]]),
                                    .. Box(
                                        "minf",
                                        Box(
                                            "stbl",
                                            [
                                                .. Box("stsd", [0, 0, 0, 0, .. Big32(1), .. entry]),
                                                .. Box("stts", [0, 0, 0, 0, .. Big32(1), .. Big32(seconds * Scale), .. Big32(1)]),
                                                .. Box("stco", [0, 0, 0, 0, .. Big32(1), .. Big32(chunk)]),
                                            ]
                                        )
                                    ),
                                ]
                            ),
                        ]
                    ),
                ]
            );
    }

    /// <summary>A clip that ffmpeg made, with its index at the end as cameras leave it.</summary>
    public static async Task<byte[]> ClipAsync(string folder, int width = 640, int height = 360, int seconds = 3)
    {
        var path = Path.Combine(folder, "clip.mp4");
        await DrawAsync("-f", "lavfi", "-i", $"testsrc2=s={width}x{height}:r=24:d={seconds}", "-pix_fmt", "yuv420p", path);
        return await File.ReadAllBytesAsync(path);
    }

    /// <summary>Has ffmpeg make a file; its path comes last.</summary>
    public static async Task DrawAsync(params string[] arguments)
    {
        using var process = Process.Start("ffmpeg", ["-nostdin", "-v", "error", "-y", .. arguments]);
        await process.WaitForExitAsync();
    }

    public static byte[] Box(string type, ReadOnlySpan<byte> body) =>
        [.. Big32(body.Length + 8), .. Encoding.ASCII.GetBytes(type), .. body];

    private static byte[] Big16(int value) => [(byte)(value >> 8), (byte)value];

    private static byte[] Big32(int value) => [.. Big16(value >> 16), .. Big16(value)];

    private static byte[] Little16(int value) => [(byte)value, (byte)(value >> 8)];

    private static byte[] Little32(int value) => [.. Little16(value), .. Little16(value >> 16)];
}
