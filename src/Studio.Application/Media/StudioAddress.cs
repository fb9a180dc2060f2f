using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;
using Studio.Domain.Media;

namespace Studio.Application.Media;

/// <summary>The addresses of the studio: the one that links begin with, and the one that it listens on itself.</summary>
public sealed class StudioAddress(IOptions<MediaLinkOptions> options, IServer? server = null)
{
    /// <summary>The address that links begin with, ending in a slash: <see cref="Public"/>, or <see cref="Own"/>.</summary>
    /// <exception cref="InvalidOperationException">None is configured, and the server doesn't listen yet.</exception>
    public Uri Base => Public ?? Own;

    /// <summary>The address at which others reach the studio, ending in a slash; null where nobody said.</summary>
    public Uri? Public => string.IsNullOrWhiteSpace(options.Value.PublicUrl) ? null : new Uri(options.Value.PublicUrl.TrimEnd('/') + "/");

    /// <summary>The address at which this machine reaches the studio, ending in a slash.</summary>
    /// <exception cref="InvalidOperationException">The server doesn't listen yet.</exception>
    public Uri Own =>
        server?.Features.Get<IServerAddressesFeature>()?.Addresses is { Count: > 0 } addresses
            ? Reachable(addresses)
            : throw new InvalidOperationException("The server doesn't listen yet.");

    /// <summary>The item that a link of the studio's own leads to, signed or not; null for the links of others.</summary>
    public MediaItemId? ItemOf(string link) =>
        Uri.TryCreate(Base, link, out var address)
        && (Base.IsBaseOf(address) || (server is not null && Own.IsBaseOf(address)))
        && address.Segments is [.., "media/", var id]
        && Guid.TryParseExact(id, "D", out var value)
            ? new MediaItemId(value)
            : null;

    /// <summary>One of the addresses that a server lists, such as <c>http://[::]:5080</c>; one that stands for every network becomes loopback.</summary>
    public static Uri Reachable(IEnumerable<string> addresses)
    {
        var first = addresses.OrderBy(a => a.StartsWith("https:", StringComparison.OrdinalIgnoreCase)).First();
        var bound = new UriBuilder(
            first.Replace("://*", "://0.0.0.0", StringComparison.Ordinal).Replace("://+", "://0.0.0.0", StringComparison.Ordinal)
        );
        if (bound.Host is "0.0.0.0" or "[::]" or "::")
        {
            bound.Host = "127.0.0.1";
        }
        return bound.Uri;
    }
}
