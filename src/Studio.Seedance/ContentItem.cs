using System.Text.Json.Serialization;

namespace Studio.Seedance;

/// <summary>One item of a request's <c>content</c>; the order of items numbers the references of each kind.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(Text), "text")]
[JsonDerivedType(typeof(Image), "image_url")]
[JsonDerivedType(typeof(Video), "video_url")]
[JsonDerivedType(typeof(Audio), "audio_url")]
public abstract record ContentItem
{
    private ContentItem() { }

    /// <summary>The prompt.</summary>
    public sealed record Text([property: JsonPropertyName("text")] string Prompt) : ContentItem;

    /// <summary>A picture that the provider fetches.</summary>
    public sealed record Image(MediaUrl ImageUrl, ContentRole? Role = null) : ContentItem;

    /// <summary>A clip that the provider fetches.</summary>
    public sealed record Video(MediaUrl VideoUrl, ContentRole? Role = null) : ContentItem;

    /// <summary>A sound that the provider fetches.</summary>
    public sealed record Audio(MediaUrl AudioUrl, ContentRole? Role = null) : ContentItem;
}

/// <summary>Where the provider fetches a media item; it must be reachable from the internet and is usually signed.</summary>
public sealed record MediaUrl(string Url)
{
    /// <summary>Hides the address, because it grants access to the file.</summary>
    public override string ToString() => nameof(MediaUrl);
}
