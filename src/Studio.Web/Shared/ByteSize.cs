using System.Globalization;

namespace Studio.Web.Shared;

/// <summary>Bytes in the words of files: 812 B, 4 kB, 1.4 MB, 2.1 GB; decimal units, as the provider's limits are.</summary>
public static class ByteSize
{
    private static readonly string[] Units = ["MB", "GB", "TB", "PB"];

    /// <summary>The size in the reader's number format, or in the given one.</summary>
    public static string Of(long bytes, CultureInfo? culture = null)
    {
        culture ??= CultureInfo.CurrentCulture;
        if (bytes < 1_000_000)
        {
            return bytes < 1000 ? string.Create(culture, $"{bytes} B") : string.Create(culture, $"{bytes / 1000} kB");
        }
        var (size, unit) = (bytes / 1_000_000d, 0);
        for (; size >= 1000 && unit < Units.Length - 1; unit++)
        {
            size /= 1000;
        }
        return string.Create(culture, $"{size:0.#} {Units[unit]}");
    }
}
