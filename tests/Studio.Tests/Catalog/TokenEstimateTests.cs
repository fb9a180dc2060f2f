using Studio.Domain.Catalog;
using Studio.Domain.Generations;
using Studio.Domain.Media;
using Studio.Domain.Team;

namespace Studio.Tests.Catalog;

public sealed class TokenEstimateTests
{
    private static readonly ModelProfile Profile = new()
    {
        Id = "seedance",
        Modes = [GenerationMode.Text, GenerationMode.References],
        Ratios =
        [
            new RatioProfile
            {
                Ratio = "16:9",
                Width = 1280,
                Height = 720,
            },
        ],
        Price = new TokenPrice { PerMillion = 46, PerMillionWithVideo = 28 },
    };

    [Fact]
    public void Five_seconds_of_720p_use_what_the_provider_documents()
    {
        var estimate = TokenEstimate.For(new Composition { Duration = 5 }, Profile, NoMedia);

        Assert.Equal(108_900, estimate!.Tokens);
        Assert.Equal(5.0094m, estimate.Cost);
        Assert.Equal("CNY", estimate.Currency);
    }

    [Theory]
    [InlineData(10, 324_000)]
    [InlineData(2, 194_400)]
    public void A_video_input_counts_its_seconds_but_never_less_than_the_minimum(double inputSeconds, long tokens)
    {
        var video = Video(inputSeconds);
        var composition = new Composition { Mode = GenerationMode.References, Duration = 5 }.With(
            new Reference(ReferenceRole.ReferenceVideo, video.Id)
        );

        var estimate = TokenEstimate.For(composition, Profile, new Dictionary<MediaItemId, MediaItem> { [video.Id] = video });

        Assert.Equal(tokens, estimate!.Tokens);
        Assert.Equal(28m * tokens / 1_000_000m, estimate.Cost);
    }

    [Fact]
    public void Without_a_price_only_the_tokens_are_known()
    {
        var free = new ModelProfile { Id = "seedance", Ratios = Profile.Ratios };

        var estimate = TokenEstimate.For(new Composition { Duration = 5 }, free, NoMedia);

        Assert.Equal(108_900, estimate!.Tokens);
        Assert.Null(estimate.Cost);
    }

    [Theory]
    [InlineData("5:4", 5)]
    [InlineData("16:9", 13)]
    public void What_is_not_on_offer_has_no_estimate(string ratio, int duration) =>
        Assert.Null(TokenEstimate.For(new Composition { Ratio = ratio, Duration = duration }, Profile, NoMedia));

    private static Dictionary<MediaItemId, MediaItem> NoMedia => [];

    private static MediaItem Video(double seconds) =>
        new(
            MediaItemId.New(DateTimeOffset.UnixEpoch),
            MemberId.New(DateTimeOffset.UnixEpoch),
            MediaOrigin.Uploaded,
            "pour.mp4",
            new MediaFacts(MediaKind.Video, "video/mp4", 1280, 720, seconds, 24),
            1,
            "00",
            "pour",
            null,
            DateTimeOffset.UnixEpoch
        );
}
