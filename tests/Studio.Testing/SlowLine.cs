using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;

namespace Studio.Testing;

/// <summary>A line to a server that keeps every byte for a while, in both directions.</summary>
public sealed class SlowLine : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _closed = new();
    private readonly Uri _server;
    private readonly TimeSpan _delay;
    private Task _moving = Task.CompletedTask;

    /// <summary>Opens it.</summary>
    /// <param name="server">Where it leads.</param>
    /// <param name="delay">How long a byte is on its way, each way.</param>
    public SlowLine(Uri server, TimeSpan delay)
    {
        (_server, _delay) = (server, delay);
        _listener.Start();
        Address = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");
        _ = AcceptAsync();
    }

    /// <summary>Its near end.</summary>
    public Uri Address { get; }

    /// <summary>Stands still until what it returns is disposed: nothing that is under way arrives.</summary>
    public IDisposable Hold()
    {
        var held = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _moving = held.Task;
        return new Held(held);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _closed.CancelAsync();
        _listener.Dispose();
        _closed.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!_closed.IsCancellationRequested)
        {
            try
            {
                _ = JoinAsync(await _listener.AcceptTcpClientAsync(_closed.Token));
            }
            catch (Exception closed) when (closed is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task JoinAsync(TcpClient near)
    {
        using var far = new TcpClient { NoDelay = true };
        near.NoDelay = true;
        using (near)
        {
            try
            {
                await far.ConnectAsync(_server.Host, _server.Port, _closed.Token);
                await Task.WhenAny(CarryAsync(near, far), CarryAsync(far, near));
            }
            catch (Exception broken) when (broken is OperationCanceledException or IOException or SocketException)
            {
                // Either end hung up.
            }
        }
    }

    private async Task CarryAsync(TcpClient from, TcpClient to)
    {
        var under = Channel.CreateUnbounded<(long Sent, byte[] Bytes)>();
        var arriving = ArriveAsync(under.Reader, to.GetStream());
        var buffer = new byte[16 * 1024];
        while (await from.GetStream().ReadAsync(buffer, _closed.Token) is > 0 and var count)
        {
            under.Writer.TryWrite((TimeProvider.System.GetTimestamp(), buffer[..count]));
        }
        under.Writer.Complete();
        await arriving;
    }

    private async Task ArriveAsync(ChannelReader<(long Sent, byte[] Bytes)> under, NetworkStream to)
    {
        await foreach (var (sent, bytes) in under.ReadAllAsync(_closed.Token))
        {
            var left = _delay - TimeProvider.System.GetElapsedTime(sent);
            if (left > TimeSpan.Zero)
            {
                await Task.Delay(left, _closed.Token);
            }
            await _moving.WaitAsync(_closed.Token);
            await to.WriteAsync(bytes, _closed.Token);
        }
    }

    private sealed class Held(TaskCompletionSource held) : IDisposable
    {
        public void Dispose() => held.TrySetResult();
    }
}
