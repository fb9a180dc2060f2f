using Microsoft.AspNetCore.Http;

namespace Studio.Sandbox.Faults;

/// <summary>A response body that lets so many bytes through and then cuts the connection.</summary>
internal sealed class CutStream(HttpContext context, Stream body, long allowed) : Stream
{
    // The bytes must have left the machine before the reset, or the client sees none of them.
    private static readonly TimeSpan Settle = TimeSpan.FromMilliseconds(100);

    private long _left = allowed;

    public override bool CanRead => false;
    public override bool CanSeek => false;
    public override bool CanWrite => true;
    public override long Length => throw new NotSupportedException();
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_left < 0)
        {
            return;
        }

        var passed = buffer[..(int)Math.Min(_left, buffer.Length)];
        await body.WriteAsync(passed, cancellationToken);
        _left -= passed.Length;
        if (passed.Length < buffer.Length || _left == 0)
        {
            _left = -1;
            await body.FlushAsync(cancellationToken);
            await Task.Delay(Settle, cancellationToken);
            context.Abort();
        }
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override Task FlushAsync(CancellationToken cancellationToken) =>
        _left < 0 ? Task.CompletedTask : body.FlushAsync(cancellationToken);

    public override void Flush() => throw new NotSupportedException();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
