using Bunit;
using Studio.Domain.Generations;
using Studio.Web.Features.Compose;

namespace Studio.Web.Tests.Compose;

public sealed class ModeTabsTests : ComposeContext
{
    private GenerationMode? _chosen;

    [Fact]
    public void The_tabs_carry_their_names_and_the_chosen_one_is_selected()
    {
        var tabs = RenderTabs(GenerationMode.Frames);

        Assert.Equal(["Text", "First & last frame", "References"], tabs.FindAll("[role=tab] b").Select(b => b.TextContent));
        Assert.Equal("mode-Frames", tabs.Find("[role=tab][aria-selected=true]").Id);
        Assert.Single(tabs.FindAll("[role=tab][tabindex='0']"));
    }

    [Fact]
    public void A_click_chooses_a_mode()
    {
        RenderTabs(GenerationMode.Text).Find("#mode-References").Click();

        Assert.Equal(GenerationMode.References, _chosen);
    }

    [Theory]
    [InlineData("ArrowRight", GenerationMode.References, GenerationMode.Text)]
    [InlineData("ArrowLeft", GenerationMode.References, GenerationMode.Frames)]
    [InlineData("Home", GenerationMode.References, GenerationMode.Text)]
    [InlineData("End", GenerationMode.Text, GenerationMode.References)]
    public void Keys_move_along_the_tabs(string key, GenerationMode from, GenerationMode to)
    {
        RenderTabs(from).Find("[role=tablist]").KeyDown(key);

        Assert.Equal(to, _chosen);
    }

    private IRenderedComponent<ModeTabs> RenderTabs(GenerationMode mode) =>
        Render<ModeTabs>(p =>
            p.Add(t => t.Modes, [GenerationMode.Text, GenerationMode.Frames, GenerationMode.References])
                .Add(t => t.Value, mode)
                .Add(t => t.OnChange, chosen => _chosen = chosen)
        );
}
