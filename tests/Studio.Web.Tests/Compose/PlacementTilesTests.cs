using System.Globalization;
using AngleSharp.Dom;
using Bunit;
using Studio.Domain.Catalog;
using Studio.Domain.Generations;
using Studio.Domain.Media;
using Studio.Testing;
using Studio.Web.Features.Compose;

namespace Studio.Web.Tests.Compose;

public sealed class PlacementTilesTests : ComposeContext
{
    private Composition _composition = Make.Composition() with { OtherRatios = ["9:16", "1:1"] };
    private Placement? _chosen;

    [Fact]
    public void A_placement_sets_its_ratio_and_leaves_the_duration()
    {
        var tiles = RenderTiles();

        Tile(tiles, "TikTok").Click();

        Assert.Equal(("9:16", 5, "1:1"), (_composition.Ratio, _composition.Duration, Assert.Single(_composition.OtherRatios)));
        Assert.Equal("TikTok", _chosen!.Name);
    }

    [Fact]
    public void The_one_chosen_is_pressed_and_a_second_click_takes_it_back()
    {
        var tiles = RenderTiles();
        Tile(tiles, "TikTok").Click();
        Refresh(tiles);
        Assert.Equal(["TikTok"], Pressed(tiles));

        Tile(tiles, "TikTok").Click();
        Refresh(tiles);

        Assert.Empty(Pressed(tiles));
        Assert.Equal("9:16", _composition.Ratio);
    }

    [Fact]
    public void Another_ratio_chosen_by_hand_lets_the_placement_go()
    {
        var tiles = RenderTiles();
        Tile(tiles, "TikTok").Click();
        _composition = _composition.First("1:1");
        Refresh(tiles);

        Assert.Empty(Pressed(tiles));
        Assert.Equal(["Square", "LinkedIn"], tiles.FindAll("button.fits").Select(NameOf));
    }

    [Fact]
    public async Task A_placement_with_a_duration_sets_it_too()
    {
        var teaser = new Placement(PlacementId.New(Make.Now))
        {
            Name = "Teaser",
            Ratio = "21:9",
            Duration = 3,
            Order = 99,
        };
        await Database.SaveAsync(teaser);

        var tiles = RenderTiles();
        Assert.Equal("21:9 · 3 s", Tile(tiles, "Teaser").QuerySelector("small")!.TextContent);
        Tile(tiles, "Teaser").Click();

        Assert.Equal(("21:9", 3), (_composition.Ratio, _composition.Duration));
    }

    [Fact]
    public void A_crop_says_what_it_cuts_off()
    {
        var tiles = RenderTiles();

        Tile(tiles, "Feed 4:5").Click();
        Refresh(tiles);

        Assert.Equal(
            "Sent as 3:4. Feed 4:5 cuts off 3.13 % of the height at the top and again at the bottom.",
            tiles.Find(".hint").TextContent
        );
    }

    [Fact]
    public void A_crop_is_told_by_the_name_in_the_readers_language()
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("zh-Hans");
        var tiles = RenderTiles();

        Tile(tiles, "信息流 4:5").Click();
        Refresh(tiles);

        Assert.Contains("信息流 4:5 会在顶部", tiles.Find(".hint").TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 0)]
    public void Only_administrators_are_led_to_the_list(bool isAdmin, int links) =>
        Assert.Equal(links, RenderTiles(isAdmin).FindAll("a[href='/placements']").Count);

    [Fact]
    public void The_guides_of_the_placement_lie_over_the_frames_and_can_be_switched_off()
    {
        var picture = Make.Item();
        var composition = Make.Composition(GenerationMode.Frames, references: new Reference(ReferenceRole.FirstFrame, picture.Id)) with
        {
            Ratio = "3:4",
        };
        var feed = new Placement(PlacementId.New(Make.Now))
        {
            Name = "Feed",
            Ratio = "3:4",
            Crop = "4:5",
            SafeTop = 7,
        };
        var slots = Render<FrameSlots>(p =>
            p.Add(s => s.Composition, composition)
                .Add(s => s.Media, new Dictionary<MediaItemId, MediaItem> { [picture.Id] = picture })
                .Add(s => s.Placement, feed)
        );

        var style = slots.Find(".first .zones").GetAttribute("style");
        Assert.Contains("--cut-y:3.125%", style, StringComparison.Ordinal);
        Assert.Contains("--safe-top:7%", style, StringComparison.Ordinal);

        slots.FindAll("button").Single(b => b.TextContent.Trim() == "Safe zones").Click();
        Assert.Empty(slots.FindAll(".zones"));
    }

    private static IElement Tile(IRenderedComponent<PlacementTiles> tiles, string name) =>
        tiles.FindAll("button").Single(b => NameOf(b) == name);

    private static string NameOf(IElement tile) => tile.QuerySelector("span")!.TextContent;

    private static IEnumerable<string> Pressed(IRenderedComponent<PlacementTiles> tiles) =>
        tiles.FindAll("[aria-pressed=true]").Select(NameOf);

    private IRenderedComponent<PlacementTiles> RenderTiles(bool isAdmin = false)
    {
        var tiles = Render<PlacementTiles>(p =>
            p.Add(t => t.Composition, _composition)
                .Add(t => t.Profile, Make.Profile())
                .Add(t => t.IsAdmin, isAdmin)
                .Add(t => t.OnChange, edit => _composition = edit(_composition))
                .Add(t => t.OnChoose, chosen => _chosen = chosen)
        );
        tiles.WaitForElement("button");
        return tiles;
    }

    private void Refresh(IRenderedComponent<PlacementTiles> tiles) =>
        tiles.Render(p => p.Add(t => t.Composition, _composition).Add(t => t.Chosen, _chosen));
}
