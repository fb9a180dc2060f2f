using Studio.Domain.Generations;
using Studio.Domain.Media;

namespace Studio.Domain.Catalog;

/// <summary>What one generation was likely to cost and what it did, at the profile's prices of today.</summary>
/// <param name="Estimate">As it was estimated; null where the model no longer offers what was sent.</param>
/// <param name="Tokens">What the provider counted; null where it didn't say, or hasn't yet.</param>
/// <param name="Cost">The price of those tokens; null where there is none.</param>
/// <param name="Currency">The ISO 4217 code of the price; null where there is none.</param>
public sealed record GenerationCost(TokenEstimate? Estimate, long? Tokens, decimal? Cost, string? Currency)
{
    /// <summary>How far the tokens are from the estimate, as a part of it: 0.03 is 3 % more; null where one of them is missing.</summary>
    public double? Difference =>
        Estimate is { Tokens: > 0 } estimate && Tokens is { } tokens ? ((double)tokens / estimate.Tokens) - 1 : null;

    /// <summary>The cost of a generation.</summary>
    /// <param name="composition">What was sent.</param>
    /// <param name="ratio">The ratio of this generation.</param>
    /// <param name="tokens">What the provider counted.</param>
    /// <param name="profile">The model that it was sent to; null where it is no longer on offer.</param>
    /// <param name="media">The items that the references name, as far as they still stand.</param>
    public static GenerationCost Of(
        Composition composition,
        string ratio,
        long? tokens,
        ModelProfile? profile,
        IReadOnlyDictionary<MediaItemId, MediaItem> media
    ) =>
        profile is null
            ? new GenerationCost(null, tokens, null, null)
            : new GenerationCost(
                TokenEstimate.For(composition with { Ratio = ratio }, profile, media),
                tokens,
                tokens is { } counted ? profile.Price?.Of(counted, composition) : null,
                profile.Price?.Currency
            );
}
