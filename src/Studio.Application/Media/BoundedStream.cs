namespace Studio.Application.Media;

/// <summary>More came than allowed.</summary>
internal sealed class TooLongException() : IOException("The content is longer than allowed.");

/// <summary>Reads a stream up to a limit in bytes, and breaks past it.</summary>
internal sealed class BoundedStream(Stream inner, long limit) : ReadingStream
{
    private long _left = limit;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await inner.ReadAsync(buffer, cancellationToken);
        _left -= read;
        return _left >= 0 ? read : throw new TooLongException();
    }
}
