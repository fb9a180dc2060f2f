using System.Security.Cryptography;

namespace Studio.Application.Media;

/// <summary>Passes bytes through, hashing them on the way, up to a limit; does not own the stream it reads.</summary>
internal sealed class HashedStream(Stream content, long most, IReadOnlyList<IncrementalHash> hashes) : ReadingStream
{
    private long _left = most;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_left == 0)
        {
            return 0;
        }
        var count = await content.ReadAsync(buffer[..(int)Math.Min(buffer.Length, _left)], cancellationToken);
        _left -= count;
        foreach (var hash in hashes)
        {
            hash.AppendData(buffer.Span[..count]);
        }
        return count;
    }
}
