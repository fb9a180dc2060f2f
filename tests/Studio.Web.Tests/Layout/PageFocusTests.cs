using Bunit;
using Studio.Web.Features.History;
using Studio.Web.Features.Library;
using Studio.Web.Layout;

namespace Studio.Web.Tests.Layout;

public sealed class PageFocusTests : BunitContext
{
    [Fact]
    public void Each_page_that_opens_gets_the_focus_once()
    {
        var module = JSInterop.SetupModule("./js/focus.js");
        module.SetupVoid("toHeading").SetVoidResult();

        var focus = Render<PageFocus>(p => p.Add(f => f.PageType, typeof(HistoryPage)));
        focus.Render(p => p.Add(f => f.PageType, typeof(HistoryPage))); // its address changed
        focus.Render(p => p.Add(f => f.PageType, typeof(LibraryPage)));

        Assert.Equal(2, module.Invocations["toHeading"].Count);
    }
}
