using System.Net;
using System.Net.Sockets;

namespace Studio.Application.Media;

/// <summary>Tells addresses of the internet from those of our own network.</summary>
public static class PublicAddress
{
    private static readonly IPNetwork[] OwnNetworks =
    [
        .. new[]
        {
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "224.0.0.0/3",
            "::/127",
            "64:ff9b::/96",
            "fc00::/7",
            "fe80::/10",
            "ff00::/8",
        }.Select(IPNetwork.Parse),
    ];

    /// <summary>Whether an address is reachable from the internet, by the registries of special-purpose addresses (RFC 6890).</summary>
    public static bool IsPublic(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return !Array.Exists(OwnNetworks, n => n.BaseAddress.AddressFamily == plain.AddressFamily && n.Contains(plain));
    }

    /// <summary>Whether a link is HTTP and every address of its host is public; false for a host without an address.</summary>
    public static async Task<bool> IsPublicAsync(Uri link, CancellationToken cancellationToken)
    {
        if (link.Scheme != Uri.UriSchemeHttps && link.Scheme != Uri.UriSchemeHttp)
        {
            return false;
        }
        try
        {
            var addresses = await Dns.GetHostAddressesAsync(link.DnsSafeHost, cancellationToken);
            return addresses.Length > 0 && Array.TrueForAll(addresses, IsPublic);
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
