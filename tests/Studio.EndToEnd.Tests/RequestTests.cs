using System.Text.Json.Nodes;
using Microsoft.Playwright;
using Studio.EndToEnd.Tests.Pages;
using Studio.Testing;
using static Microsoft.Playwright.Assertions;

namespace Studio.EndToEnd.Tests;

/// <summary>The request as it will be sent, and the way back from one into a draft.</summary>
public sealed class RequestTests(Browser browser)
{
    [Fact]
    public async Task What_is_shown_comes_back_as_a_draft_and_keys_in_the_dialog_send_nothing()
    {
        await using var studio = await StudioProcess.StartAsync();
        await using var mei = await browser.VisitAsync(studio);
        var compose = new ComposePage(mei.Page);
        await new SignInPage(mei.Page).SignInAsync();
        await compose.ChooseModeAsync("References");
        await compose.AttachAsync("Reference images", SampleMedia.Picture());
        await Expect(mei.Page.Locator("[data-item]")).ToHaveCountAsync(1);
        await compose.Prompt.FillAsync("It's [Image 1] — “果茶” \\ & <tea>");
        await compose.ChooseRatioAsync("9:16");
        await compose.AlsoAsync("1:1");
        await compose.Request.Locator("summary").ClickAsync();
        await Expect(compose.Request.GetByRole(AriaRole.Tabpanel)).ToContainTextAsync("It's [Image 1]");
        var shown = await ShownAsync(compose);
        var address = mei.Page.Url;

        var pasted = await ImportAsync(mei.Page, shown);
        await pasted.PressAsync("Control+Enter");
        await mei
            .Page.GetByRole(AriaRole.Dialog)
            .GetByRole(AriaRole.Button, new() { Name = Words.English["ImportRequest.Do"] })
            .ClickAsync();
        await Expect(mei.Page).Not.ToHaveURLAsync(address);
        await compose.ExpectPromptAsync("It's [Image 1] — “果茶” \\ & <tea>");

        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(shown), JsonNode.Parse(await ShownAsync(compose))));
        await Expect(mei.Page.Locator(".toast")).ToHaveCountAsync(0); // nothing was sent
        Assert.Empty(mei.Errors);
    }

    [Theory]
    [InlineData("{ \"model\": \"x\", }")]
    [InlineData("not a request")]
    [InlineData("[1, 2]")]
    public async Task What_is_no_request_is_said_in_words(string text)
    {
        await using var studio = await StudioProcess.StartAsync();
        await using var mei = await browser.VisitAsync(studio);
        var compose = new ComposePage(mei.Page);
        await new SignInPage(mei.Page).SignInAsync();
        await compose.Request.Locator("summary").ClickAsync();

        await ImportAsync(mei.Page, text);
        var dialog = mei.Page.GetByRole(AriaRole.Dialog);
        await dialog.GetByRole(AriaRole.Button, new() { Name = Words.English["ImportRequest.Do"] }).ClickAsync();

        await Expect(dialog.Locator(".note.bad")).ToBeVisibleAsync();
        Assert.Empty(mei.Errors);
    }

    private static Task<string> ShownAsync(ComposePage compose) => compose.Request.Locator("#request-Json").InnerTextAsync();

    private static async Task<ILocator> ImportAsync(IPage page, string text)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = Words.English["Compose.Request.Import"] }).ClickAsync();
        var pasted = page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Textbox);
        await pasted.FillAsync(text);
        return pasted;
    }
}
