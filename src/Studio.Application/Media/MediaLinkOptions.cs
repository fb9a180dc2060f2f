namespace Studio.Application.Media;

/// <summary>How others reach the studio's media; part of the configuration section <c>Studio</c>.</summary>
public sealed class MediaLinkOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Studio";

    /// <summary>The address at which the provider reaches the studio; null means the address that the server listens on.</summary>
    public string? PublicUrl { get; set; }

    /// <summary>The longest life that a signed link may have.</summary>
    public static readonly TimeSpan LongestLinkLife = TimeSpan.FromDays(6);

    /// <summary>How long a signed link works; 1 hour to 6 days.</summary>
    public TimeSpan MediaLinkLife { get; set; } = TimeSpan.FromHours(48);

    /// <summary>How long a key signs before the next one takes over by itself; 1 to 365 days. The old one verifies until its links are dead.</summary>
    public TimeSpan MediaLinkKeyLife { get; set; } = TimeSpan.FromDays(30);

    /// <summary>Whether the studio makes sure that a provider on the internet can fetch its media, and sends no references while it can't; false where its own address can't be reached from inside.</summary>
    public bool CheckPublicUrl { get; set; } = true;

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
        if (MediaLinkLife < TimeSpan.FromHours(1) || MediaLinkLife > LongestLinkLife)
        {
            yield return $"{Section}:MediaLinkLife: {MediaLinkLife} is not between 01:00:00 and 6.00:00:00.";
        }
        if (MediaLinkKeyLife < TimeSpan.FromDays(1) || MediaLinkKeyLife > TimeSpan.FromDays(365))
        {
            yield return $"{Section}:MediaLinkKeyLife: {MediaLinkKeyLife} is not between 1.00:00:00 and 365.00:00:00.";
        }
    }
}
