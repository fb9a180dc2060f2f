using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Studio.Application.Media;
using Studio.Domain.Generations;

namespace Studio.Web.Features.Media;

/// <summary>Reads and writes the headers of tus 1.0 (https://tus.io/protocols/resumable-upload).</summary>
internal static class TusHeaders
{
    public const string Version = "1.0.0";
    public const string Extensions = "creation,creation-with-upload,termination,expiration,checksum";
    public const string Checksums = "sha1,sha256";
    public const string ContentType = "application/offset+octet-stream";

    /// <summary>A header that counts bytes; null where it is missing or no such number.</summary>
    public static long? Count(HttpRequest request, string header) =>
        long.TryParse(request.Headers[header].ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : null;

    /// <summary>Whether the body holds bytes of a file.</summary>
    public static bool HasContent(HttpRequest request) =>
        request.ContentType?.Split(';')[0].Trim().Equals(ContentType, StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>The pairs of Upload-Metadata; null where it is malformed.</summary>
    public static IReadOnlyDictionary<string, string>? Metadata(HttpRequest request)
    {
        var pairs = new Dictionary<string, string>(StringComparer.Ordinal);
        var header = request.Headers["Upload-Metadata"].ToString();
        if (!Ascii.IsValid(header))
        {
            return null;
        }
        foreach (var pair in header.Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = pair.Trim().Split(' ', 2);
            try
            {
                pairs[parts[0]] = parts.Length == 2 ? Encoding.UTF8.GetString(Convert.FromBase64String(parts[1].Trim())) : "";
            }
            catch (FormatException)
            {
                return null;
            }
        }
        return pairs;
    }

    /// <summary>A role as <c>first_frame</c> or <c>FirstFrame</c>; false where the word is neither empty nor a role.</summary>
    public static bool TryRole(string? word, out ReferenceRole? role)
    {
        role = null;
        if (string.IsNullOrEmpty(word))
        {
            return true;
        }
        foreach (var known in Enum.GetValues<ReferenceRole>())
        {
            if (word.Replace("_", "", StringComparison.Ordinal).Equals(known.ToString(), StringComparison.OrdinalIgnoreCase))
            {
                role = known;
            }
        }
        return role is not null;
    }

    /// <summary>The checksum of the body; false where it is malformed or of an unknown algorithm.</summary>
    public static bool TryChecksum(HttpRequest request, out UploadChecksum? checksum)
    {
        checksum = null;
        var header = request.Headers["Upload-Checksum"].ToString();
        if (header.Length == 0)
        {
            return true;
        }
        if (header.Split(' ') is not [var algorithm, var sum])
        {
            return false;
        }
        var (name, length) = algorithm switch
        {
            "sha1" => (HashAlgorithmName.SHA1, SHA1.HashSizeInBytes),
            "sha256" => (HashAlgorithmName.SHA256, SHA256.HashSizeInBytes),
            _ => default,
        };
        var value = new byte[SHA256.HashSizeInBytes];
        if (length == 0 || !Convert.TryFromBase64String(sum, value, out var written) || written != length)
        {
            return false;
        }
        checksum = new UploadChecksum(name, value[..length]);
        return true;
    }
}
