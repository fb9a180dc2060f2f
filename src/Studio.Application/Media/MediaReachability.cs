using System.Net;

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
    private static readonly string[] PrivateDomains = [".local", ".internal", ".lan", ".home.arpa", ".test", ".invalid"];

    /// <summary>Who can reach the host of an address.</summary>
    public static MediaReachability Reachability(this Uri address)
    {
        if (IPAddress.TryParse(address.IdnHost, out var ip))
        {
            return IPAddress.IsLoopback(ip.IsIPv4MappedToIPv6 ? ip.MapToIPv4() : ip) ? MediaReachability.Loopback
                : PublicAddress.IsPublic(ip) ? MediaReachability.Public
                : MediaReachability.Private;
        }
        var host = address.IdnHost.TrimEnd('.').ToLowerInvariant();
        return host == "localhost" || host.EndsWith(".localhost", StringComparison.Ordinal) ? MediaReachability.Loopback
            : !host.Contains('.', StringComparison.Ordinal) || PrivateDomains.Any(d => host.EndsWith(d, StringComparison.Ordinal))
                ? MediaReachability.Private
            : MediaReachability.Public;
    }
}
