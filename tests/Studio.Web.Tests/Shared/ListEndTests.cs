using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Studio.Web.Shared;

namespace Studio.Web.Tests.Shared;

public sealed class ListEndTests : BunitContext
{
    private int _asked;

    public ListEndTests() => Services.AddLocalization();

    [Fact]
    public async Task The_next_entries_are_one_click_away()
    {
        var button = RenderEnd(shown: 950).Find("button");

        Assert.Equal("Show 50 more", button.TextContent);
        await button.ClickAsync(new());

        Assert.Equal(1, _asked);
    }

    [Fact]
    public void Where_no_more_are_shown_it_says_how_to_find_the_others()
    {
        var end = RenderEnd(shown: 1000);

        Assert.Equal("These are the newest 1000. Narrow the list to find older ones.", end.Find("p").TextContent.Trim());
        Assert.Empty(end.FindAll("button"));
    }

    private IRenderedComponent<ListEnd> RenderEnd(int shown) =>
        Render<ListEnd>(p => p.Add(e => e.Shown, shown).Add(e => e.Step, 50).Add(e => e.Most, 1000).Add(e => e.OnMore, () => _asked++));
}
