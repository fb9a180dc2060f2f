using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Studio.Application.Generations;
using Studio.Domain.Catalog;
using Studio.Domain.Generations;
using Studio.Domain.Media;
using Studio.Testing;
using Studio.Web.Features.Compose;

namespace Studio.Web.Tests.Compose;

public sealed class SettingsTests : ComposeContext
{
    private Composition? _changed;

    [Fact]
    public void Each_ratio_is_a_radio_with_its_pixels()
    {
        var panel = RenderPanel(Make.Composition());

        Assert.Equal(
            ["16:9", "4:3", "1:1", "3:4", "9:16", "21:9"],
            panel.FindAll("[role=radiogroup][aria-label=Ratio] label").Select(l => l.TextContent.Trim())
        );
        Assert.Contains("1280 × 720", panel.Find("[role=radiogroup]").TextContent, StringComparison.Ordinal);
        panel.Find("input[value='9:16']").Change("9:16");
        Assert.Equal("9:16", _changed!.Ratio);
    }

    [Fact]
    public void An_unknown_ratio_is_said_under_the_shapes()
    {
        var composition = Make.Composition() with { Ratio = "5:4" };

        var panel = RenderPanel(composition);

        Assert.Equal("The model doesn't offer the ratio 5:4.", panel.Find("#finding-Ratio [role=alert]").TextContent.Trim());
        Assert.Empty(panel.FindAll("input[name=ratio][checked]"));
    }

    [Fact]
    public void The_duration_has_two_hands()
    {
        var panel = RenderPanel(Make.Composition());
        var slider = panel.Find("input[type=range][aria-label=Duration]");

        Assert.Equal(("2", "12", "5"), (slider.GetAttribute("min"), slider.GetAttribute("max"), slider.GetAttribute("value")));
        slider.Input("8");
        Assert.Equal(8, _changed!.Duration);
        panel.Find("input[type=number]").Input("3");
        Assert.Equal(3, _changed!.Duration);
    }

    [Fact]
    public void What_changes_while_the_page_is_a_change_behind_takes_nothing_back()
    {
        var panel = RenderPanel(Make.Composition());

        panel.Find("input[value='9:16']").Change("9:16");
        panel.Find("input[type=range][aria-label=Duration]").Input("8");

        Assert.Equal(("9:16", 8), (_changed!.Ratio, _changed.Duration));
    }

    [Fact]
    public void A_number_that_is_being_typed_changes_nothing_until_it_is_one()
    {
        RenderPanel(Make.Composition()).Find("input[type=number]").Input("");

        Assert.Null(_changed);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(13)]
    public void A_duration_out_of_range_is_said_under_the_slider(int seconds)
    {
        var panel = RenderPanel(Make.Composition() with { Duration = seconds });

        Assert.Equal(
            $"{seconds} seconds are not offered. Choose 2 to 12 seconds.",
            panel.Find("#finding-Duration [role=alert]").TextContent.Trim()
        );
        Assert.Equal("true", panel.Find("input[type=number]").GetAttribute("aria-invalid"));
    }

    [Fact]
    public void Sound_and_watermark_are_switches()
    {
        var panel = RenderPanel(Make.Composition());

        Assert.True(panel.Find("[role=switch][aria-label=Sound]").HasAttribute("checked"));
        Assert.False(panel.Find("[role=switch][aria-label=Watermark]").HasAttribute("checked"));
        panel.Find("[role=switch][aria-label=Watermark]").Change(true);
        Assert.True(_changed!.Watermark);
    }

    [Fact]
    public void A_model_that_nobody_offers_stays_readable_and_is_a_fault()
    {
        var panel = RenderPanel(Make.Composition() with { Model = "seedance-0" });

        Assert.Contains("seedance-0", panel.Find("select#model").TextContent, StringComparison.Ordinal);
        Assert.Equal(
            "The model seedance-0 is not on offer any more. Choose another one.",
            panel.Find("#finding-Model [role=alert]").TextContent.Trim()
        );
        panel.Find("select#model").Change(Make.Profile().Id);
        Assert.Equal(Make.Profile().Id, _changed!.Model);
    }

    [Fact]
    public void The_request_is_shown_exactly_as_it_is_sent()
    {
        var composition = Make.Composition() with { Ratio = "21:9", Duration = 11 };
        var preview = Services.GetRequiredService<RequestPreview>();

        var request = RenderPanel(composition).Find("section[aria-label=Request]");

        Assert.Equal(preview.Json(composition, composition.Ratio), request.QuerySelector("#request-Json")!.TextContent);
        Assert.Equal(preview.Curl(composition, composition.Ratio), request.QuerySelector("#request-Curl")!.TextContent);
        Assert.True(request.QuerySelector("#request-Curl")!.HasAttribute("hidden"));
    }

    [Fact]
    public void The_request_can_be_read_as_curl()
    {
        var panel = RenderPanel(Make.Composition());

        panel.Find("#request-tab-Curl").Click();

        Assert.False(panel.Find("#request-Curl").HasAttribute("hidden"));
        Assert.Equal("#request-Curl", panel.Find("[data-copy]").GetAttribute("data-copy"));
    }

    [Fact]
    public void Other_ratios_are_ticked_besides_the_first()
    {
        var panel = RenderPanel(Make.Composition() with { OtherRatios = ["1:1"] });

        Assert.Equal(
            ["Also 4:3", "Also 1:1", "Also 3:4", "Also 9:16", "Also 21:9"],
            panel.FindAll("input[type=checkbox][aria-label^=Also]").Select(i => i.GetAttribute("aria-label"))
        );
        Assert.True(panel.Find("[aria-label='Also 1:1']").HasAttribute("checked"));
        panel.Find("[aria-label='Also 9:16']").Change(true);
        Assert.Equal(["1:1", "9:16"], _changed!.OtherRatios);
        panel.Find("[aria-label='Also 1:1']").Change(false);
        Assert.Equal(["9:16"], _changed!.OtherRatios);
    }

    [Fact]
    public void A_ratio_that_becomes_the_first_is_no_longer_made_besides()
    {
        RenderPanel(Make.Composition() with { OtherRatios = ["1:1", "9:16"] }).Find("input[name=ratio][value='9:16']").Change("9:16");

        Assert.Equal(("9:16", "1:1"), (_changed!.Ratio, Assert.Single(_changed.OtherRatios)));
    }

    [Fact]
    public void A_ratio_that_the_model_no_longer_offers_can_be_taken_out()
    {
        var panel = RenderPanel(Make.Composition() with { OtherRatios = ["5:4"] });

        Assert.Equal("The model doesn't offer the ratio 5:4.", panel.Find("#finding-Ratio [role=alert]").TextContent.Trim());
        panel.Find("[aria-label='Also 5:4']").Change(false);
        Assert.Empty(_changed!.OtherRatios);
    }

    [Fact]
    public void One_to_four_variants_are_radios()
    {
        var panel = RenderPanel(Make.Composition());

        var radios = panel.FindAll("[role=radiogroup][aria-label=Variants] input");
        Assert.Equal(["1", "2", "3", "4"], radios.Select(r => r.GetAttribute("value")));
        Assert.True(radios[0].HasAttribute("checked"));
        radios[3].Change("4");
        Assert.Equal(4, _changed!.Variants);
    }

    [Fact]
    public void A_table_shows_every_video_with_its_price_and_the_sum()
    {
        var table = RenderPanel(Make.Composition() with { OtherRatios = ["4:3"], Variants = 2 }).Find("table");

        Assert.Equal("4 videos will be made", table.QuerySelector("caption")!.TextContent);
        Assert.Equal(["Ratio", "Variant 1", "Variant 2"], table.QuerySelectorAll("th[scope=col]").Select(h => h.TextContent));
        Assert.Equal(["16:9", "4:3", "All"], table.QuerySelectorAll("th[scope=row]").Select(h => h.TextContent));
        Assert.Equal(["¥5.01", "¥5.01", "¥5.04", "¥5.04", "about ¥20.10"], table.QuerySelectorAll("td").Select(d => d.TextContent));
    }

    [Fact]
    public void One_video_needs_no_table() => Assert.Empty(RenderPanel(Make.Composition()).FindAll("table"));

    private IRenderedComponent<SettingsPanel> RenderPanel(Composition composition) =>
        Render<SettingsPanel>(p =>
            p.Add(s => s.Composition, composition)
                .Add(s => s.Profile, Make.Profile())
                .Add(s => s.Models, Services.GetRequiredService<ModelCatalog>().Profiles)
                .Add(s => s.Estimate, SubmissionEstimate.For(composition, Make.Profile(), new Dictionary<MediaItemId, MediaItem>()))
                .Add(s => s.Findings, FindingsOf(composition))
                .Add(s => s.OnChange, edit => _changed = edit(_changed ?? composition))
        );
}
