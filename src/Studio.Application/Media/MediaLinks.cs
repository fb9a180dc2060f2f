using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using Studio.Domain.Media;

namespace Studio.Application.Media;

/// <summary>Links that let anybody read one item until they expire: the store's own where it signs, else the studio's.</summary>
public sealed class MediaLinks(
    IMediaStore store,
    StudioAddress address,
    MediaLinkKeys keys,
    IOptions<MediaLinkOptions> options,
    TimeProvider time
)
{
    /// <summary>A fresh link to an item for the provider; works for <c>Studio:MediaLinkLife</c>. Keep it out of logs.</summary>
    public async Task<Uri> ForProviderAsync(MediaItem item, CancellationToken cancellationToken)
    {
        var expiresAt = time.GetUtcNow() + options.Value.MediaLinkLife;
        return await store.SignAsync(item.StoreKey, item.ContentType, expiresAt, cancellationToken)
            ?? await SignAsync(item.Id, expiresAt, cancellationToken);
    }

    /// <summary>Whether a link of the studio's own was signed by it and has not expired.</summary>
    /// <param name="id">The item whose bytes are asked for; a link opens nothing else, not even its poster.</param>
    /// <param name="expires">The link's <c>exp</c>: Unix seconds.</param>
    /// <param name="keyId">The link's <c>kid</c>.</param>
    /// <param name="signature">The link's <c>sig</c>.</param>
    /// <param name="cancellationToken">Stops.</param>
    public async Task<bool> IsValidAsync(
        MediaItemId id,
        string? expires,
        string? keyId,
        string? signature,
        CancellationToken cancellationToken
    )
    {
        if (
            !long.TryParse(expires, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            || keyId is not { Length: 8 }
            || signature is not { Length: 43 }
            || seconds <= time.GetUtcNow().ToUnixTimeSeconds()
            || await keys.FindAsync(keyId, cancellationToken) is not { } key
        )
        {
            return false;
        }
        return CryptographicOperations.FixedTimeEquals(
            Encoding.ASCII.GetBytes(Signature(id, seconds, key)),
            Encoding.UTF8.GetBytes(signature)
        );
    }

    private async Task<Uri> SignAsync(MediaItemId id, DateTimeOffset expiresAt, CancellationToken cancellationToken)
    {
        var key = await keys.NewestAsync(cancellationToken);
        var seconds = expiresAt.ToUnixTimeSeconds();
        return new Uri(address.Base, $"media/{id}?exp={seconds}&kid={key.Id}&sig={Signature(id, seconds, key)}");
    }

    private static string Signature(MediaItemId id, long expires, MediaLinkKey key) =>
        Base64Url.EncodeToString(HMACSHA256.HashData(key.Secret, Encoding.ASCII.GetBytes($"media/{id}\n{expires}\n{key.Id}")));
}
