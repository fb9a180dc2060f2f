namespace Studio.Tests.Media;

/// <summary>Bytes that come only when a test lets them.</summary>
internal sealed class PausedStream(byte[] content, Task pause) : MemoryStream(content)
{
    private readonly TaskCompletionSource _isRead = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Done as soon as somebody waits for the bytes.</summary>
    public Task IsRead => _isRead.Task;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        _isRead.TrySetResult();
        await pause;
        return await base.ReadAsync(buffer, cancellationToken);
    }
}

/// <summary>Bytes of which some come at once, and the others only when a test lets them.</summary>
internal sealed class StallingStream(byte[] content, int first, Task pause) : MemoryStream(content)
{
    private readonly TaskCompletionSource _isStalled = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Done as soon as somebody has taken the first bytes and waits for the others.</summary>
    public Task IsStalled => _isStalled.Task;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (Position < first)
        {
            return await base.ReadAsync(buffer[..(int)Math.Min(buffer.Length, first - Position)], cancellationToken);
        }
        _isStalled.TrySetResult();
        await pause;
        return await base.ReadAsync(buffer, cancellationToken);
    }
}

/// <summary>Bytes after which the connection is gone.</summary>
internal sealed class BreakingStream(byte[] content) : MemoryStream(content)
{
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        await base.ReadAsync(buffer, cancellationToken) is > 0 and var got ? got : throw new IOException("The connection is gone.");
}
