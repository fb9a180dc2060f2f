using Studio.Domain.Media;

namespace Studio.Application.Media;

/// <summary>A stored file as a stream that can seek; nothing is opened until the first read, so a seek costs nothing.</summary>
public sealed class StoredStream(IMediaStore store, string key, long length) : Stream
{
    private Stream? _open;
    private long _position;

    /// <summary>The bytes of an item.</summary>
    public static StoredStream Of(IMediaStore store, MediaItem item) => new(store, item.StoreKey, item.Length);

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => true;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => length;

    /// <inheritdoc/>
    public override long Position
    {
        get => _position;
        set
        {
            if (value != _position)
            {
                _open?.Dispose();
                _open = null;
                _position = value;
            }
        }
    }

    /// <inheritdoc/>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_position >= length)
        {
            return 0;
        }
        _open ??=
            await store.OpenAsync(key, _position, cancellationToken)
            ?? throw new FileNotFoundException("The media store has lost a file.", key);
        var count = await _open.ReadAsync(buffer, cancellationToken);
        _position += count;
        return count;
    }

    /// <inheritdoc/>
    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) =>
        Position = origin switch
        {
            SeekOrigin.Begin => offset,
            SeekOrigin.Current => _position + offset,
            _ => length + offset,
        };

    /// <inheritdoc/>
    public override void Flush() { }

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _open?.Dispose();
        }
        base.Dispose(disposing);
    }

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        if (_open is not null)
        {
            await _open.DisposeAsync();
        }
        await base.DisposeAsync();
    }
}
