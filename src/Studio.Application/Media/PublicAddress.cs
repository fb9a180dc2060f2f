using System.Net;
using System.Net.Sockets;

namespace Studio.Application.Media;

/// <summary>Tells addresses of the internet from those of our own network.</summary>
public static class PublicAddress
{
    private static readonly IPNetwork GlobalUnicast = IPNetwork.Parse("2000::/3");

    private static readonly IPNetwork[] SpecialNetworks =
    [
        .. new[]
        {
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "168.63.129.16/32", // Azure's platform answers machines here
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/3",
            "2001::/23", // Teredo among them, which hides an IPv4 address
            "2001:db8::/32",
            "2002::/16", // 6to4, which hides one too
            "3fff::/20",
        }.Select(IPNetwork.Parse),
    ];

    /// <summary>Whether an address is reachable from the internet, by the registries of special-purpose addresses (RFC 6890).</summary>
    public static bool IsPublic(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return (plain.AddressFamily != AddressFamily.InterNetworkV6 || GlobalUnicast.Contains(plain))
            && !Array.Exists(SpecialNetworks, n => n.BaseAddress.AddressFamily == plain.AddressFamily && n.Contains(plain));
    }

    /// <summary>Whether a link is HTTP and every address of its host is public; false for a host without an address.</summary>
    public static async Task<bool> IsPublicAsync(Uri link, CancellationToken cancellationToken) =>
        (link.Scheme == Uri.UriSchemeHttps || link.Scheme == Uri.UriSchemeHttp)
        && await FindAsync(link, cancellationToken) is { Length: > 0 } addresses
        && Array.TrueForAll(addresses, IsPublic);

    /// <summary>Whether no address of a link's host is public; false for a host without an address.</summary>
    public static async Task<bool> IsPrivateAsync(Uri link, CancellationToken cancellationToken) =>
        await FindAsync(link, cancellationToken) is { Length: > 0 } addresses && !Array.Exists(addresses, IsPublic);

    /// <summary>The addresses of a host, or the one that it is.</summary>
    /// <exception cref="SocketException">There are none.</exception>
    internal static async Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken)
    {
        if (IPAddress.TryParse(host, out var literal))
        {
            return [literal]; // the resolver takes no 0.0.0.0, which leads to this machine
        }
        try
        {
            return await Dns.GetHostAddressesAsync(host, cancellationToken);
        }
        catch (ArgumentException) // longer than any name
        {
            throw new SocketException((int)SocketError.HostNotFound);
        }
    }

    private static async Task<IPAddress[]> FindAsync(Uri link, CancellationToken cancellationToken)
    {
        try
        {
            return await ResolveAsync(link.DnsSafeHost, cancellationToken);
        }
        catch (SocketException)
        {
            return [];
        }
    }
}
