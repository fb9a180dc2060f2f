namespace Studio.Web.Layout;

/// <summary>A language that the studio speaks.</summary>
/// <param name="Code">Its BCP 47 tag, which is also the culture's name.</param>
/// <param name="Name">Its name in itself, the same whatever language is on.</param>
public sealed record Language(string Code, string Name)
{
    /// <summary>What a browser gets that asks for none of them.</summary>
    public static Language Default { get; } = new("en", "English");

    /// <summary>Every language on offer.</summary>
    public static IReadOnlyList<Language> All { get; } = [new("zh-Hans", "中文"), Default];

    /// <summary>The language with exactly this code; null for any other.</summary>
    public static Language? Find(string? code) => All.FirstOrDefault(language => language.Code == code);

    /// <summary>The language that serves whoever asks for a tag: any Chinese or English one; null for the rest.</summary>
    public static Language? For(ReadOnlySpan<char> tag)
    {
        var end = tag.IndexOf('-');
        var wanted = end < 0 ? tag : tag[..end];
        foreach (var language in All)
        {
            if (wanted.Equals(language.Code.AsSpan(0, 2), StringComparison.OrdinalIgnoreCase))
            {
                return language;
            }
        }
        return null;
    }
}
