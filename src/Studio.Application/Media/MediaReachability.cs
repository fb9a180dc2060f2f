using System.Net;
using System.Net.Sockets;

namespace Studio.Application.Media;

/// <summary>Who can reach an address, judged by its host alone.</summary>
public enum MediaReachability
{
    /// <summary>The whole internet, as far as the name tells.</summary>
    Public,

    /// <summary>Only this network: a private or link-local address, or a name without a domain.</summary>
    Private,

    /// <summary>Only this machine.</summary>
    Loopback,
}

/// <summary>Judges addresses.</summary>
public static class MediaReachabilities
{
    private static readonly IPNetwork[] PrivateNetworks =
    [
        IPNetwork.Parse("0.0.0.0/8"),
        IPNetwork.Parse("10.0.0.0/8"),
        IPNetwork.Parse("100.64.0.0/10"),
        IPNetwork.Parse("169.254.0.0/16"),
        IPNetwork.Parse("172.16.0.0/12"),
        IPNetwork.Parse("192.168.0.0/16"),
        IPNetwork.Parse("fc00::/7"),
        IPNetwork.Parse("fe80::/10"),
    ];

    private static readonly string[] PrivateDomains = [".local", ".internal", ".lan", ".home.arpa", ".test", ".invalid"];

    /// <summary>Who can reach the host of an address.</summary>
    public static MediaReachability Reachability(this Uri address)
    {
        if (IPAddress.TryParse(address.IdnHost, out var ip))
        {
            ip = ip.IsIPv4MappedToIPv6 ? ip.MapToIPv4() : ip;
            return IPAddress.IsLoopback(ip) ? MediaReachability.Loopback
                : ip.Equals(IPAddress.IPv6Any)
                || PrivateNetworks.Any(n => n.BaseAddress.AddressFamily == ip.AddressFamily && n.Contains(ip))
                    ? MediaReachability.Private
                : MediaReachability.Public;
        }
        var host = address.IdnHost.TrimEnd('.').ToLowerInvariant();
        return host == "localhost" || host.EndsWith(".localhost", StringComparison.Ordinal) ? MediaReachability.Loopback
            : !host.Contains('.', StringComparison.Ordinal) || PrivateDomains.Any(d => host.EndsWith(d, StringComparison.Ordinal))
                ? MediaReachability.Private
            : MediaReachability.Public;
    }
}
