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

/// <summary>Bytes after which the connection is gone.</summary>
internal sealed class BreakingStream(byte[] content) : MemoryStream(content)
{
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        await base.ReadAsync(buffer, cancellationToken) is > 0 and var got ? got : throw new IOException("The connection is gone.");
}
