using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using Studio.Application.Media;
using Studio.Domain.Catalog;

namespace Studio.Application.Generations;

/// <summary>An address that the provider posts news of one generation to.</summary>
/// <param name="Url">Ends in the secret; keep it out of logs.</param>
/// <param name="Hash">SHA-256 of the secret, as lower hex.</param>
public sealed record CallbackLink(string Url, string Hash);

/// <summary>Makes callback addresses, where there is a public address and the model takes one.</summary>
public sealed class CallbackLinks(IOptions<MediaLinkOptions> address, IOptions<SeedanceOptions> options)
{
    /// <summary>The path below the public address; the secret follows.</summary>
    public const string Path = "callbacks/";

    private const int SecretBytes = 32;
    private const int SecretLength = 43;

    /// <summary>A new address for a create call; null where none is to be sent.</summary>
    public CallbackLink? Make(ModelProfile profile)
    {
        if (Base(profile) is not { } start)
        {
            return null;
        }
        var secret = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes));
        return new CallbackLink(start + secret, Hash(secret)!);
    }

    /// <summary>The address as it may be shown: without the secret.</summary>
    public string? Shown(ModelProfile profile) => Base(profile) is { } start ? start + "…" : null;

    /// <summary>What is stored of a secret; null for what can't be one.</summary>
    public static string? Hash(string secret) =>
        secret.Length == SecretLength && Base64Url.IsValid(secret)
            ? Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(secret)))
            : null;

    private string? Base(ModelProfile profile)
    {
        var configured = address.Value.PublicUrl?.Trim();
        return
            profile.Callback
            && !string.IsNullOrEmpty(configured)
            && (options.Value.AllowHttpCallbacks || configured.StartsWith("https://", StringComparison.OrdinalIgnoreCase))
            ? $"{configured.TrimEnd('/')}/{Path}"
            : null;
    }
}
