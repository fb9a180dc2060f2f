namespace Studio.Application.Media;

/// <summary>How others reach the studio's media; part of the configuration section <c>Studio</c>.</summary>
public sealed class MediaLinkOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Studio";

    /// <summary>The address at which the provider reaches the studio; null means the address that the server listens on.</summary>
    public string? PublicUrl { get; set; }

    /// <summary>How long a signed link works; 1 hour to 6 days.</summary>
    public TimeSpan MediaLinkLife { get; set; } = TimeSpan.FromHours(48);

    /// <summary>Everything wrong with these keys, each fault led by its key.</summary>
    public IEnumerable<string> Faults()
    {
        if (
            !string.IsNullOrWhiteSpace(PublicUrl)
            && !(
                Uri.TryCreate(PublicUrl, UriKind.Absolute, out var uri)
                && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp)
                && uri.Query.Length == 0
                && uri.Fragment.Length == 0
            )
        )
        {
            yield return $"{Section}:PublicUrl: {PublicUrl} is not an address such as https://studio.example.com.";
        }
        if (MediaLinkLife < TimeSpan.FromHours(1) || MediaLinkLife > TimeSpan.FromDays(6))
        {
            yield return $"{Section}:MediaLinkLife: {MediaLinkLife} is not between 01:00:00 and 6.00:00:00.";
        }
    }
}
