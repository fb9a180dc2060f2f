using Studio.Domain.Media;

namespace Studio.Application.Media;

/// <summary>A small picture that stands for an item where many are shown.</summary>
/// <param name="ContentType">JPEG, or PNG where something shows through.</param>
/// <param name="Content">The picture.</param>
public sealed record MediaPoster(string ContentType, byte[] Content)
{
    private const long LightBytes = 512 * 1024;
    private const long LightPixels = 2_000_000;

    /// <summary>Whether an item should have one: every video, every picture that browsers don't show, every heavy one that they do.</summary>
    /// <param name="facts">What is known of it.</param>
    /// <param name="length">Its bytes.</param>
    public static bool IsNeeded(MediaFacts facts, long length) =>
        facts.Kind == MediaKind.Video
        || facts.Kind == MediaKind.Image
            && (!IsShown(facts) || length > LightBytes || (long)(facts.Width ?? 0) * (facts.Height ?? 0) > LightPixels);

    /// <summary>Whether a list can do without it: browsers show the item itself, and that is no heavier.</summary>
    /// <param name="facts">What is known of the item.</param>
    /// <param name="length">The item's bytes.</param>
    public bool IsIdle(MediaFacts facts, long length) => facts.Kind == MediaKind.Image && IsShown(facts) && Content.Length >= length;

    /// <summary>The type of an item's poster.</summary>
    /// <param name="key">Where it stands in the store.</param>
    public static string TypeOf(string key) => StoreKey.IsClearPoster(key) ? "image/png" : "image/jpeg";

    private static bool IsShown(MediaFacts facts) => MediaTypes.Find(facts.ContentType) is { Shown: true };
}
