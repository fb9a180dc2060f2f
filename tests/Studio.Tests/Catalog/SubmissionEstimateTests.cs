using Studio.Domain.Catalog;
using Studio.Domain.Generations;
using Studio.Domain.Media;
using Studio.Testing;

namespace Studio.Tests.Catalog;

public sealed class SubmissionEstimateTests
{
    private static readonly Dictionary<MediaItemId, MediaItem> NoMedia = [];

    [Fact]
    public void Each_ratio_has_its_own_price_and_all_of_them_add_up()
    {
        var composition = Make.Composition() with { OtherRatios = ["4:3", "9:16"], Variants = 2 };

        var estimate = SubmissionEstimate.For(composition, Make.Profile(), NoMedia)!;

        Assert.Equal(["16:9", "4:3", "9:16"], estimate.Ratios.Select(r => r.Ratio));
        Assert.Equal([108_900, 109_587, 108_900], estimate.Ratios.Select(r => r.Each.Tokens));
        Assert.Equal(6, estimate.Count);
        Assert.Equal(2 * (108_900 + 109_587 + 108_900), estimate.Total.Tokens);
        Assert.Equal(2 * (5.01m + 5.04m + 5.01m), estimate.Total.Cost);
        Assert.Equal("CNY", estimate.Total.Currency);
    }

    [Fact]
    public void Prices_shown_to_the_cent_add_up_to_the_sum_shown()
    {
        var composition = Make.Composition() with { OtherRatios = ["1:1", "9:16"], Variants = 4 };

        var estimate = SubmissionEstimate.For(composition, Make.Profile(), NoMedia)!;

        Assert.All(estimate.Ratios, r => Assert.Equal(5.01m, r.Each.Cost)); // exactly 5.0094, twelve of which are 60.11
        Assert.Equal(60.12m, estimate.Total.Cost);
    }

    [Fact]
    public void One_ratio_that_is_not_offered_leaves_nothing_to_say() =>
        Assert.Null(SubmissionEstimate.For(Make.Composition() with { OtherRatios = ["5:4"] }, Make.Profile(), NoMedia));

    [Fact]
    public void Without_a_price_only_the_tokens_add_up()
    {
        var profile = Make.Profile();
        profile.Price = null;

        var total = SubmissionEstimate.For(Make.Composition() with { Variants = 3 }, profile, NoMedia)!.Total;

        Assert.Equal((3 * 108_900, null), (total.Tokens, total.Cost));
    }

    [Theory]
    [InlineData(108_900, 0)]
    [InlineData(98_010, -0.1)]
    [InlineData(119_790, 0.1)]
    public void What_it_cost_is_held_against_the_estimate(long tokens, double difference)
    {
        var cost = GenerationCost.Of(Make.Composition(), "9:16", tokens, Make.Profile(), NoMedia);

        Assert.Equal(108_900, cost.Estimate!.Tokens);
        Assert.Equal(46m * tokens / 1_000_000m, cost.Cost);
        Assert.Equal(difference, cost.Difference!.Value, 6);
    }

    [Fact]
    public void What_had_a_video_among_its_inputs_costs_the_other_price()
    {
        var composition = Make.Composition(
            GenerationMode.References,
            references: new Reference(ReferenceRole.ReferenceVideo, MediaItemId.New(Make.Now))
        );

        Assert.Equal(2.8m, GenerationCost.Of(composition, "16:9", 100_000, Make.Profile(), NoMedia).Cost);
    }

    [Fact]
    public void A_model_that_is_gone_has_no_price() =>
        Assert.Equal(new GenerationCost(null, 100, null, null), GenerationCost.Of(Make.Composition(), "16:9", 100, profile: null, NoMedia));
}
