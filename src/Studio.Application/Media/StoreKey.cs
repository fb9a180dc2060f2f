using Studio.Domain.Media;

namespace Studio.Application.Media;

/// <summary>Makes and checks the keys of the media store; no part of a key ever comes from a person.</summary>
internal static class StoreKey
{
    /// <summary>The key of an item's bytes. It begins with the hash, so that folders fill evenly, and ends with the item, so that no two items share bytes to delete.</summary>
    public static string Item(string sha256, MediaItemId id) => $"{sha256[..16]}-{id.Value:N}";

    /// <summary>The key of an item's poster.</summary>
    public static string Poster(string itemKey) => $"{itemKey}-poster";

    /// <summary>Guards the stores: a key is 4 to 200 lower-case letters, digits and hyphens.</summary>
    /// <exception cref="ArgumentException">It is something else, such as a path.</exception>
    public static string Checked(string key) =>
        key.Length is >= 4 and <= 200 && key.All(IsPlain) ? key : throw new ArgumentException("Not a key of the media store.", nameof(key));

    /// <summary>Guards the stores: a partial key is one key, or two with a slash between them.</summary>
    /// <exception cref="ArgumentException">It is something else, such as a path that climbs.</exception>
    public static string CheckedPartial(string key) =>
        key.Length <= 200 && key.Split('/') is { Length: <= 2 } parts && parts.All(p => p.Length >= 4 && p.All(IsPlain))
            ? key
            : throw new ArgumentException("Not a key of the media store.", nameof(key));

    private static bool IsPlain(char c) => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-';
}
