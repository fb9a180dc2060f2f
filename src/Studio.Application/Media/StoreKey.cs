using System.Buffers.Binary;
using Studio.Domain.Media;

namespace Studio.Application.Media;

/// <summary>Makes and checks the keys of the media store; no part of a key ever comes from a person.</summary>
internal static class StoreKey
{
    private const string PosterEnd = "-poster";
    private const string ClearPosterEnd = "-poster-png";
    private const int IdLength = 32;

    /// <summary>The key of an item's bytes. It begins with the hash, so that folders fill evenly, and ends with the item, so that no two items share bytes to delete.</summary>
    public static string Item(string sha256, MediaItemId id) => $"{sha256[..16]}-{id.Value:N}";

    /// <summary>The key of an item's poster, which says of what type it is: a JPEG, or a PNG through which something shows.</summary>
    public static string Poster(string itemKey, bool isClear) => itemKey + (isClear ? ClearPosterEnd : PosterEnd);

    /// <summary>Whether a key is a poster's.</summary>
    public static bool IsPoster(string key) => key.EndsWith(PosterEnd, StringComparison.Ordinal) || IsClearPoster(key);

    /// <summary>Whether a key is that of a poster through which something shows.</summary>
    public static bool IsClearPoster(string key) => key.EndsWith(ClearPosterEnd, StringComparison.Ordinal);

    /// <summary>Whether a name found in a store can be a key.</summary>
    public static bool IsKey(string name) => name.Length is >= 4 and <= 200 && name.All(IsPlain);

    /// <summary>When an item's key was made, UTC, which its identifier tells; null for a key of another kind.</summary>
    public static DateTimeOffset? MadeAt(string key) => IdAtEnd(key) is { Version: 7 } id ? MillisecondsOf(id) : null;

    /// <summary>The identifier that a key ends with; null where it has none.</summary>
    public static Guid? IdAtEnd(string key)
    {
        var itemKey = IsPoster(key) ? key[..key.LastIndexOf(PosterEnd, StringComparison.Ordinal)] : key;
        return itemKey.Length > IdLength && Guid.TryParseExact(itemKey[^IdLength..], "N", out var id) ? id : null;
    }

    /// <summary>Guards the stores: a key is 4 to 200 lower-case letters, digits and hyphens.</summary>
    /// <exception cref="ArgumentException">It is something else, such as a path.</exception>
    public static string Checked(string key) =>
        IsKey(key) ? key : throw new ArgumentException("Not a key of the media store.", nameof(key));

    /// <summary>Guards the stores: a partial key is one key, or two with a slash between them.</summary>
    /// <exception cref="ArgumentException">It is something else, such as a path that climbs.</exception>
    public static string CheckedPartial(string key) =>
        key.Length <= 200 && key.Split('/') is { Length: <= 2 } parts && parts.All(p => p.Length >= 4 && p.All(IsPlain))
            ? key
            : throw new ArgumentException("Not a key of the media store.", nameof(key));

    // The first 48 bits of a version-7 identifier are its moment in milliseconds.
    private static DateTimeOffset MillisecondsOf(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        return DateTimeOffset.FromUnixTimeMilliseconds((long)(BinaryPrimitives.ReadUInt64BigEndian(bytes) >> 16));
    }

    private static bool IsPlain(char c) => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-';
}
