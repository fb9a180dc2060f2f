using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Studio.Tests.Seedance;

/// <summary>A TCP server for what an HTTP server won't do: resets, early ends, silence.</summary>
internal sealed class RawServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _loop;
    private int _connections;
    private int _requests;

    /// <param name="serve">Answers on one connection, which is closed when it returns.</param>
    public RawServer(Func<RawConnection, Task> serve)
    {
        _listener.Start();
        _loop = AcceptAsync(serve);
    }

    public Uri Address => new($"http://{_listener.LocalEndpoint}");

    public int Connections => Volatile.Read(ref _connections);

    public int RequestCount => Volatile.Read(ref _requests);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _loop;
        _listener.Stop();
        _stop.Dispose();
    }

    private async Task AcceptAsync(Func<RawConnection, Task> serve)
    {
        try
        {
            while (true)
            {
                using var socket = await _listener.AcceptSocketAsync(_stop.Token);
                Interlocked.Increment(ref _connections);
                await serve(new RawConnection(socket, () => Interlocked.Increment(ref _requests), _stop.Token));
            }
        }
        catch (OperationCanceledException)
        {
            // Stopped by the end of the test.
        }
    }
}

internal sealed class RawConnection(Socket socket, Action received, CancellationToken stop)
{
    /// <summary>Reads one request with its body.</summary>
    public async Task<string> ReadRequestAsync()
    {
        var request = new StringBuilder();
        var buffer = new byte[4096];
        while (!IsWhole(request.ToString()))
        {
            var read = await socket.ReceiveAsync(buffer, stop);
            if (read == 0)
            {
                return "";
            }

            request.Append(Encoding.ASCII.GetString(buffer, 0, read));
        }

        received();
        return request.ToString();
    }

    public async Task WriteAsync(string text) => await socket.SendAsync(Encoding.UTF8.GetBytes(text), stop);

    /// <summary>Keeps the connection open until the client goes or the test ends.</summary>
    public async Task StaySilentAsync()
    {
        try
        {
            await socket.ReceiveAsync(new byte[1], stop);
        }
        catch (SocketException)
        {
            // The client may go by a reset as well.
        }
    }

    /// <summary>Closes with a reset in place of an orderly end.</summary>
    public void Reset() => socket.Close(0);

    private static bool IsWhole(string request)
    {
        var head = request.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        if (head < 0)
        {
            return false;
        }

        var length = request[..head]
            .Split("\r\n")
            .FirstOrDefault(line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase));
        return length is null
            || request.Length - head - 4 >= int.Parse(length.AsSpan(15), System.Globalization.CultureInfo.InvariantCulture);
    }
}
