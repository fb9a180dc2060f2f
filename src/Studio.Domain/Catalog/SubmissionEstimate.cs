using Studio.Domain.Generations;
using Studio.Domain.Media;

namespace Studio.Domain.Catalog;

/// <summary>What everything that a composition fans out into is likely to use and cost.</summary>
/// <param name="Ratios">One video of each ratio, in the order in which they are made, priced to the cent: what a table shows adds up.</param>
/// <param name="Variants">How many videos are made of each ratio.</param>
public sealed record SubmissionEstimate(IReadOnlyList<RatioEstimate> Ratios, int Variants)
{
    /// <summary>How many videos are made.</summary>
    public int Count => Ratios.Count * Variants;

    /// <summary>All of them together.</summary>
    public TokenEstimate Total { get; } =
        new(
            Ratios.Sum(r => r.Each.Tokens) * Variants,
            Ratios.All(r => r.Each.Cost is not null) ? Ratios.Sum(r => r.Each.Cost) * Variants : null,
            Ratios.Select(r => r.Each.Currency).FirstOrDefault()
        );

    /// <summary>Estimates a composition; null while one of its ratios or its duration is not on offer.</summary>
    /// <param name="composition">What is to be sent.</param>
    /// <param name="profile">The model that it is sent to.</param>
    /// <param name="media">The items that the references name.</param>
    public static SubmissionEstimate? For(Composition composition, ModelProfile profile, IReadOnlyDictionary<MediaItemId, MediaItem> media)
    {
        var ratios = new List<RatioEstimate>();
        foreach (var ratio in composition.Ratios)
        {
            if (TokenEstimate.For(composition with { Ratio = ratio }, profile, media) is not { } each)
            {
                return null;
            }
            ratios.Add(new RatioEstimate(ratio, each with { Cost = ToTheCent(each.Cost) }));
        }
        return new SubmissionEstimate(ratios, composition.Variants);
    }

    private static decimal? ToTheCent(decimal? cost) => cost is { } exact ? decimal.Round(exact, 2, MidpointRounding.AwayFromZero) : null;
}

/// <summary>What one video of a ratio is likely to use and cost.</summary>
public sealed record RatioEstimate(string Ratio, TokenEstimate Each);
