using Microsoft.Playwright;
using Studio.EndToEnd.Tests.Pages;
using Studio.Testing;
using static Microsoft.Playwright.Assertions;

namespace Studio.EndToEnd.Tests;

/// <summary>A page speaks its reader's language from the first byte to the last change, and a switch of language costs nothing.</summary>
public sealed class LanguageTests(Browser browser)
{
    [Fact]
    public async Task A_Chinese_page_hears_of_its_video_in_Chinese()
    {
        await using var studio = await StudioProcess.StartAsync();
        await using var mei = await browser.VisitAsync(studio, locale: "zh-CN");
        await SignInAsync(mei.Page);
        await Prompt(mei.Page).FillAsync("一只纸船漂过清晨的水洼");
        await mei.Page.GetByRole(AriaRole.Slider, new() { Name = "时长" }).FillAsync("2");
        await mei.Page.GetByRole(AriaRole.Button, new() { Name = "生成", Exact = true }).ClickAsync();

        await Expect(mei.Page.GetByText("已完成", new() { Exact = true }).First).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await Expect(mei.Page.Locator("main")).Not.ToContainTextAsync("Succeeded");
        Assert.Empty(mei.Errors);
    }

    [Fact]
    public async Task Switching_the_language_keeps_page_and_text()
    {
        await using var studio = await StudioProcess.StartAsync();
        await using var mei = await browser.VisitAsync(studio);
        await new SignInPage(mei.Page).SignInAsync();
        var compose = new ComposePage(mei.Page);
        await compose.ChooseModeAsync("References");
        await compose.Prompt.FillAsync("Typed in the moment before");
        await ChooseAsync(mei.Page, "中文");

        await Expect(Prompt(mei.Page)).ToHaveTextAsync("Typed in the moment before");
        await Expect(mei.Page.GetByRole(AriaRole.Tab, new() { Name = "参考素材" })).ToHaveAttributeAsync("aria-selected", "true");
        await Expect(mei.Page.Locator("html")).ToHaveAttributeAsync("lang", "zh-Hans");

        await mei.Page.GotoAsync("/history?status=Failed");
        await ChooseAsync(mei.Page, "English");
        await Expect(mei.Page).ToHaveURLAsync(new Uri(studio.Address, "/history?status=Failed").AbsoluteUri);
        await Expect(mei.Page.Locator("html")).ToHaveAttributeAsync("lang", "en");
        Assert.Empty(mei.Errors);
    }

    [Fact]
    public async Task A_line_that_comes_back_speaks_the_language_of_its_page()
    {
        await using var studio = await StudioProcess.StartAsync();
        await using var mei = await browser.VisitAsync(studio, locale: "zh-CN");
        await SignInAsync(mei.Page);
        var other = await mei.Page.Context.NewPageAsync();
        await other.GotoAsync("/team");
        await ChooseAsync(other, "English");
        await Expect(other.Locator("html")).ToHaveAttributeAsync("lang", "en");

        await mei.Page.EvaluateAsync("() => Blazor._internal.forceCloseConnection()");
        await mei.Page.EvaluateAsync("async () => { while ((await Blazor.reconnect()) === false); }");
        await mei.Page.GetByRole(AriaRole.Link, new() { Name = "历史", Exact = true }).ClickAsync();

        await Expect(mei.Page.GetByRole(AriaRole.Heading, new() { Name = "第一个视频，从一句话开始" })).ToBeVisibleAsync();
        Assert.Empty(mei.Errors);
    }

    private static ILocator Prompt(IPage page) => page.GetByRole(AriaRole.Textbox, new() { Name = "提示词", Exact = true });

    private static Task ChooseAsync(IPage page, string language) =>
        page.GetByRole(AriaRole.Button, new() { Name = language, Exact = true }).ClickAsync();

    private static async Task SignInAsync(IPage page)
    {
        await page.GotoAsync("/sign-in");
        await page.GetByLabel("邮箱").FillAsync(StudioProcess.Email);
        await page.GetByLabel("密码").FillAsync(StudioProcess.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "登录", Exact = true }).ClickAsync();
        await Expect(Prompt(page)).ToBeVisibleAsync();
    }
}
