using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Studio.EndToEnd.Tests.Pages;

internal sealed class HistoryPage(IPage page)
{
    public ILocator Items => page.GetByRole(AriaRole.List, new() { Name = "Generations" }).GetByRole(AriaRole.Listitem);

    public async Task OpenAsync()
    {
        await page.GotoAsync("/history");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "History" })).ToBeVisibleAsync();
    }

    public ILocator WithStatus(string status) => Items.Filter(new() { HasText = status });

    public async Task OpenItemAsync(string text)
    {
        await Items.Filter(new() { HasText = text }).First.GetByRole(AriaRole.Link).First.ClickAsync();
        await page.WaitForURLAsync("**/history/*");
    }
}

internal sealed class ItemPage(IPage page)
{
    public ILocator Video => page.Locator("video").First;

    public ILocator Timeline => page.GetByRole(AriaRole.Region, new() { Name = "Timeline" });

    public async Task WaitUntilItPlaysAsync()
    {
        await Expect(Video).ToBeVisibleAsync(new() { Timeout = 45_000 });
        await page.WaitForFunctionAsync("() => document.querySelector('video')?.readyState >= 2");
        await Video.EvaluateAsync("video => { video.muted = true; return video.play(); }");
        await page.WaitForFunctionAsync("() => document.querySelector('video').currentTime > 0.2");
    }
}
