using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Studio.Application.Generations;
using Studio.Domain.Catalog;
using Studio.Domain.Generations;
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
        Assert.Empty(panel.FindAll("input[type=radio][checked]"));
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

        Assert.Equal(preview.Json(composition), request.QuerySelector("#request-Json")!.TextContent);
        Assert.Equal(preview.Curl(composition), request.QuerySelector("#request-Curl")!.TextContent);
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

    private IRenderedComponent<SettingsPanel> RenderPanel(Composition composition) =>
        Render<SettingsPanel>(p =>
            p.Add(s => s.Composition, composition)
                .Add(s => s.Profile, Make.Profile())
                .Add(s => s.Models, Services.GetRequiredService<ModelCatalog>().Profiles)
                .Add(s => s.Findings, FindingsOf(composition))
                .Add(s => s.OnChange, changed => _changed = changed)
        );
}
