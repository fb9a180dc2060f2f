using Microsoft.Extensions.Options;

namespace Studio.Application.Media;

/// <summary>The address that links to the studio begin with: <c>Studio:PublicUrl</c>, or the one that the server listens on.</summary>
public sealed class StudioAddress(IOptions<MediaLinkOptions> options)
{
    private Uri? _listening;

    /// <summary>The address, ending in a slash.</summary>
    /// <exception cref="InvalidOperationException">None is configured, and the server doesn't listen yet.</exception>
    public Uri Base =>
        string.IsNullOrWhiteSpace(options.Value.PublicUrl)
            ? _listening ?? throw new InvalidOperationException("The server doesn't listen yet, and Studio:PublicUrl is not set.")
            : new Uri(options.Value.PublicUrl.TrimEnd('/') + "/");

    /// <summary>Says where the server listens, once it does; an address that stands for every network becomes loopback.</summary>
    /// <param name="addresses">As the server lists them, such as <c>http://[::]:5080</c>.</param>
    public void Listen(IEnumerable<string> addresses)
    {
        var first = addresses.OrderBy(a => a.StartsWith("https:", StringComparison.OrdinalIgnoreCase)).FirstOrDefault();
        if (first is null)
        {
            return;
        }
        var bound = new UriBuilder(
            first.Replace("://*", "://0.0.0.0", StringComparison.Ordinal).Replace("://+", "://0.0.0.0", StringComparison.Ordinal)
        );
        if (bound.Host is "0.0.0.0" or "[::]" or "::")
        {
            bound.Host = "127.0.0.1";
        }
        _listening = bound.Uri;
    }
}
