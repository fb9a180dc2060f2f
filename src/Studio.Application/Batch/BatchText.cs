using System.Text;

namespace Studio.Application.Batch;

/// <summary>Reads the bytes of a table as text, in whatever encoding a spreadsheet saved them.</summary>
public static class BatchText
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly Encoding LittleEndian = new UnicodeEncoding(bigEndian: false, byteOrderMark: false, throwOnInvalidBytes: true);
    private static readonly Encoding BigEndian = new UnicodeEncoding(bigEndian: true, byteOrderMark: false, throwOnInvalidBytes: true);

    // What Excel writes in China where it isn't told otherwise.
    private static readonly Encoding Gb18030 = CodePagesEncodingProvider.Instance.GetEncoding(
        "GB18030",
        EncoderFallback.ExceptionFallback,
        DecoderFallback.ExceptionFallback
    )!;

    /// <summary>The text: UTF-8 or UTF-16 with or without its mark, else GB18030; null for what is no text.</summary>
    public static string? Decode(ReadOnlySpan<byte> bytes) =>
        bytes switch
        {
            [0xEF, 0xBB, 0xBF, .. var rest] => Decode(rest, Utf8),
            [0xFF, 0xFE, .. var rest] => Decode(rest, LittleEndian),
            [0xFE, 0xFF, .. var rest] => Decode(rest, BigEndian),
            [not 0, 0, ..] => Decode(bytes, LittleEndian),
            [0, not 0, ..] => Decode(bytes, BigEndian),
            _ => Decode(bytes, Utf8) ?? Decode(bytes, Gb18030),
        };

    private static string? Decode(ReadOnlySpan<byte> bytes, Encoding encoding)
    {
        try
        {
            var text = encoding.GetString(bytes);
            return text.Contains('\0', StringComparison.Ordinal) ? null : text;
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
