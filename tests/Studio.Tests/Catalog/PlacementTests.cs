using Studio.Domain.Catalog;
using Studio.Testing;

namespace Studio.Tests.Catalog;

public sealed class PlacementTests
{
    [Theory]
    [InlineData("3:4", "4:5", 3.125, 0)] // 834 × 1112 shows 834 × 1042.5: 34.75 pixels go at the top and 34.75 at the bottom
    [InlineData("16:9", "1:1", 0, 21.875)]
    [InlineData("9:16", "9:16", 0, 0)]
    public void A_crop_cuts_the_same_from_both_ends(string ratio, string crop, double top, double side)
    {
        var placement = New(ratio: ratio, crop: crop);

        Assert.Equal((top, side), (Math.Round(placement.CropTop, 6), Math.Round(placement.CropSide, 6)));
    }

    [Theory]
    [InlineData("16:9", 16d / 9)]
    [InlineData("1:1", 1d)]
    [InlineData("16/9", null)]
    [InlineData("0:9", null)]
    [InlineData("16:9:1", null)]
    [InlineData("101:9", null)]
    [InlineData("-1:9", null)]
    [InlineData("", null)]
    public void A_ratio_is_two_whole_numbers(string text, double? ratio) => Assert.Equal(ratio, AspectRatio.Read(text));

    [Fact]
    public void Nothing_is_wrong_with_a_placement_that_a_model_can_serve() => Assert.Empty(Faults(New(crop: "4:5", top: 50)));

    [Fact]
    public void Everything_wrong_is_said_at_once() =>
        Assert.Equal(
            [
                PlacementFault.NameMissing,
                PlacementFault.RatioNotOffered,
                PlacementFault.DurationNotOffered,
                PlacementFault.CropNoRatio,
                PlacementFault.MarginOutOfRange,
            ],
            Faults(New(name: " ", ratio: "5:4", crop: "wide", duration: 99, top: 50.5))
        );

    [Theory]
    [InlineData(-0.1)]
    [InlineData(double.NaN)]
    public void A_margin_is_a_part_of_the_picture(double top) => Assert.Equal([PlacementFault.MarginOutOfRange], Faults(New(top: top)));

    [Fact]
    public void A_name_has_fifty_characters_at_most() => Assert.Equal([PlacementFault.NameLong], Faults(New(name: new string('n', 51))));

    private static IEnumerable<PlacementFault> Faults(Placement placement) => PlacementCheck.Faults(placement, Make.Catalog());

    private static Placement New(string name = "Feed", string ratio = "3:4", string? crop = null, int? duration = null, double top = 0) =>
        new(PlacementId.New(Make.Now))
        {
            Name = name,
            Ratio = ratio,
            Crop = crop,
            Duration = duration,
            SafeTop = top,
        };
}
