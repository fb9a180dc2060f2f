using System.Buffers.Binary;
using System.Text;

namespace Studio.Domain.Media;

/// <summary>Reads content from an offset into a span; returns how many bytes were there, 0 past the end.</summary>
public delegate int ReadAt(Span<byte> destination, long offset);

/// <summary>A file's content as the parsers see it: random access with no idea where the bytes come from. Not for several threads at once.</summary>
/// <param name="length">Bytes in all.</param>
/// <param name="read">Reads from an offset.</param>
public sealed class MediaBytes(long length, ReadAt read)
{
    private readonly byte[] _window = new byte[64 * 1024];
    private long _start;
    private int _count;

    /// <summary>Bytes in all.</summary>
    public long Length => length;

    /// <summary>Content that is in memory.</summary>
    public static MediaBytes Of(byte[] content) =>
        new(
            content.Length,
            (destination, offset) =>
            {
                var rest = content.AsSpan((int)Math.Min(offset, content.Length));
                rest = rest[..Math.Min(rest.Length, destination.Length)];
                rest.CopyTo(destination);
                return rest.Length;
            }
        );

    /// <summary>Content of a stream that can seek; reads block, so the stream should be a local file.</summary>
    public static MediaBytes Of(Stream stream) =>
        new(
            stream.Length,
            (destination, offset) =>
            {
                stream.Position = offset;
                return stream.ReadAtLeast(destination, destination.Length, throwOnEndOfStream: false);
            }
        );

    /// <summary>At most <paramref name="count"/> bytes (64 KiB at most) from an offset, fewer where the content ends; valid until the next call.</summary>
    public ReadOnlySpan<byte> At(long offset, int count)
    {
        if (offset < 0 || offset >= length)
        {
            return [];
        }
        if (offset < _start || offset + Math.Min(count, length - offset) > _start + _count)
        {
            _start = offset;
            _count = 0;
            for (int got; _count < _window.Length && (got = read(_window.AsSpan(_count), offset + _count)) > 0; )
            {
                _count += got;
            }
        }
        var from = (int)(offset - _start);
        return _window.AsSpan(from, Math.Clamp(count, 0, _count - from));
    }

    /// <summary>Whether these bytes stand at an offset.</summary>
    public bool Has(long offset, ReadOnlySpan<byte> expected) => At(offset, expected.Length).SequenceEqual(expected);

    /// <summary>Four characters of Latin-1; shorter where the content ends.</summary>
    public string FourCharacters(long offset) => Encoding.Latin1.GetString(At(offset, 4));

    /// <summary>One byte; 0 past the end.</summary>
    public byte U8(long offset) => At(offset, 1) is [var value] ? value : (byte)0;

    /// <summary>A 16-bit number; 0 where the content ends before it.</summary>
    public ushort U16(long offset, bool littleEndian = false)
    {
        var bytes = At(offset, 2);
        return bytes.Length < 2 ? (ushort)0
            : littleEndian ? BinaryPrimitives.ReadUInt16LittleEndian(bytes)
            : BinaryPrimitives.ReadUInt16BigEndian(bytes);
    }

    /// <summary>A 32-bit number; 0 where the content ends before it.</summary>
    public uint U32(long offset, bool littleEndian = false)
    {
        var bytes = At(offset, 4);
        return bytes.Length < 4 ? 0
            : littleEndian ? BinaryPrimitives.ReadUInt32LittleEndian(bytes)
            : BinaryPrimitives.ReadUInt32BigEndian(bytes);
    }

    /// <summary>A 64-bit number, big-endian; 0 where the content ends before it.</summary>
    public ulong U64(long offset)
    {
        var bytes = At(offset, 8);
        return bytes.Length < 8 ? 0 : BinaryPrimitives.ReadUInt64BigEndian(bytes);
    }
}
