using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Studio.Testing;

/// <summary>A wire to a server that can be cut: every connection breaks, and none can be made until it is mended.</summary>
public sealed class CutWire : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentDictionary<TcpClient, byte> _connections = new();
    private readonly Uri _server;
    private readonly Task _accepting;
    private volatile bool _isCut;

    /// <summary>Lays the wire.</summary>
    public CutWire(Uri server)
    {
        _server = server;
        _listener.Start();
        Address = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");
        _accepting = AcceptAsync();
    }

    /// <summary>The server's address at this end of the wire.</summary>
    public Uri Address { get; }

    /// <summary>Breaks what is connected and keeps the rest out.</summary>
    public void Cut()
    {
        _isCut = true;
        foreach (var connection in _connections.Keys)
        {
            connection.Close();
        }
    }

    /// <summary>Lets connections through again.</summary>
    public void Mend() => _isCut = false;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _listener.Dispose();
        Cut();
        await _accepting;
    }

    private async Task AcceptAsync()
    {
        List<Task> carried = [];
        try
        {
            while (true)
            {
                carried.Add(CarryAsync(await _listener.AcceptTcpClientAsync()));
            }
        }
        catch (Exception e) when (e is ObjectDisposedException or SocketException)
        {
            Cut(); // the end of the wire
        }
        await Task.WhenAll(carried);
    }

    private async Task CarryAsync(TcpClient near)
    {
        using var far = new TcpClient();
        using (near)
        {
            (_connections[near], _connections[far]) = (0, 0);
            try
            {
                if (!_isCut)
                {
                    await far.ConnectAsync(_server.Host, _server.Port);
                    await Task.WhenAny(CopyAsync(near, far), CopyAsync(far, near)).Unwrap();
                }
            }
            catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException or InvalidOperationException)
            {
                // Cut, or closed by one side: the other goes with it.
            }
            _connections.TryRemove(near, out _);
            _connections.TryRemove(far, out _);
        }
    }

    private static async Task CopyAsync(TcpClient from, TcpClient to) => await from.GetStream().CopyToAsync(to.GetStream());
}
