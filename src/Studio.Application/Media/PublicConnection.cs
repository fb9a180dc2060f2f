using System.Net;
using System.Net.Sockets;

namespace Studio.Application.Media;

/// <summary>Opens connections into the internet alone: the address that is judged is the one that is connected to, so that a name which changes its mind between two look-ups gets nowhere.</summary>
public sealed class PublicConnection
{
    /// <summary>Set on a request that may lead into our own network; any other one may not.</summary>
    public static readonly HttpRequestOptionsKey<bool> MayBePrivate = new(nameof(MayBePrivate));

    /// <summary>Finds the addresses of a host; throws <see cref="SocketException"/> where there are none.</summary>
    public Func<string, CancellationToken, Task<IPAddress[]>> Resolve { get; init; } = PublicAddress.ResolveAsync;

    /// <summary>Connects to the first of some judged addresses that answers, at a port.</summary>
    public Func<IPAddress[], int, CancellationToken, Task<Stream>> Dial { get; init; } = DialAsync;

    /// <summary>A handler that connects where it may, follows no redirect by itself, and carries no cookie, no proxy and no credentials.</summary>
    public SocketsHttpHandler CreateHandler() =>
        new()
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            ConnectCallback = ConnectAsync,
            ConnectTimeout = TimeSpan.FromSeconds(10),
            MaxResponseHeadersLength = 32,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            UseCookies = false,
            UseProxy = false, // a proxy would look the name up once more, and go where it pleases
        };

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var addresses = await Resolve(context.DnsEndPoint.Host, cancellationToken);
        if (!context.InitialRequestMessage.Options.TryGetValue(MayBePrivate, out var mayBePrivate) || !mayBePrivate)
        {
            addresses = Array.FindAll(addresses, PublicAddress.IsPublic);
            if (addresses.Length == 0)
            {
                throw new PrivateAddressException();
            }
        }
        return await Dial(addresses, context.DnsEndPoint.Port, cancellationToken);
    }

    private static async Task<Stream> DialAsync(IPAddress[] addresses, int port, CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}

/// <summary>A link leads into our own network.</summary>
public sealed class PrivateAddressException() : IOException("The link leads into a private network.");
