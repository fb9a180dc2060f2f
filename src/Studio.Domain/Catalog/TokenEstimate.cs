using Studio.Domain.Generations;
using Studio.Domain.Media;

namespace Studio.Domain.Catalog;

/// <summary>What a composition is likely to use and cost; the provider's bill may differ.</summary>
/// <param name="Tokens">Tokens of one video, by the provider's formula at 24 frames per second.</param>
/// <param name="Cost">The price of those tokens; null when the profile names none.</param>
/// <param name="Currency">The ISO 4217 code of the price; null when the profile names none.</param>
public sealed record TokenEstimate(long Tokens, decimal? Cost, string? Currency)
{
    private const int FramesPerSecond = 24;
    private const int PixelsPerToken = 1024;

    /// <summary>Estimates a composition; null while its ratio or duration is not on offer.</summary>
    /// <param name="composition">What is to be sent.</param>
    /// <param name="profile">The model that it is sent to.</param>
    /// <param name="media">The items that the references name; a video of unknown length counts by the provider's minimum.</param>
    public static TokenEstimate? For(Composition composition, ModelProfile profile, IReadOnlyDictionary<MediaItemId, MediaItem> media)
    {
        if (profile.FindRatio(composition.Ratio) is not { } ratio || !profile.Duration.Contains(composition.Duration))
        {
            return null;
        }
        var videos = composition.In(ReferenceRole.ReferenceVideo).ToList();
        var frames =
            videos.Count == 0
                ? (FramesPerSecond * composition.Duration) + 1
                : FramesPerSecond
                    * SecondsWithVideo(composition.Duration, videos.Sum(v => media.GetValueOrDefault(v.ItemId)?.Seconds ?? 0));
        var tokens = (long)Math.Ceiling(frames * ratio.Width * ratio.Height / PixelsPerToken);
        return new TokenEstimate(tokens, profile.Price?.Of(tokens, composition), profile.Price?.Currency);
    }

    private static double SecondsWithVideo(int seconds, double inputSeconds) =>
        Math.Max(inputSeconds + seconds, Math.Ceiling(5d * seconds / 3));
}
