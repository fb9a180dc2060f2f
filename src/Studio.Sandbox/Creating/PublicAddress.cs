using System.Net;
using System.Net.Sockets;

namespace Studio.Sandbox.Creating;

/// <summary>Tells addresses of the internet from loopback, private, link-local and multicast ones.</summary>
internal static class PublicAddress
{
    private static readonly IPNetwork[] NotPublic =
    [
        IPNetwork.Parse("0.0.0.0/8"),
        IPNetwork.Parse("10.0.0.0/8"),
        IPNetwork.Parse("100.64.0.0/10"),
        IPNetwork.Parse("127.0.0.0/8"),
        IPNetwork.Parse("169.254.0.0/16"),
        IPNetwork.Parse("172.16.0.0/12"),
        IPNetwork.Parse("192.168.0.0/16"),
        IPNetwork.Parse("224.0.0.0/3"),
        IPNetwork.Parse("::/127"),
        IPNetwork.Parse("fc00::/7"),
        IPNetwork.Parse("fe80::/10"),
        IPNetwork.Parse("ff00::/8"),
    ];

    private static bool IsPublic(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return !Array.Exists(NotPublic, network => network.BaseAddress.AddressFamily == plain.AddressFamily && network.Contains(plain));
    }

    /// <summary>A handler that connects to public addresses only, unless told otherwise; redirects are held to it too.</summary>
    public static SocketsHttpHandler NewHandler(bool allowsPrivate) =>
        new()
        {
            UseCookies = false,
            UseProxy = false,
            ConnectCallback = (context, cancellation) => ConnectAsync(context.DnsEndPoint, allowsPrivate, cancellation),
        };

    private static async ValueTask<Stream> ConnectAsync(DnsEndPoint host, bool allowsPrivate, CancellationToken cancellation)
    {
        var addresses = await Dns.GetHostAddressesAsync(host.Host, cancellation);
        var allowed = allowsPrivate ? addresses : Array.FindAll(addresses, IsPublic);
        if (allowed.Length == 0)
        {
            throw new HttpRequestException("The address is not public.");
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, host.Port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
