using System.Net;
using System.Net.Sockets;

namespace Studio.Testing;

/// <summary>Finds ports for servers that must know theirs before they start.</summary>
internal static class LoopbackPort
{
    /// <summary>A port of 127.0.0.1 that nobody listens on at the moment.</summary>
    public static int Free()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
