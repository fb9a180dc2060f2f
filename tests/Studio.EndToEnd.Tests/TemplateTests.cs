using System.Text;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Studio.EndToEnd.Tests.Pages;
using Studio.Testing;
using static Microsoft.Playwright.Assertions;

namespace Studio.EndToEnd.Tests;

/// <summary>What was composed once is kept, filled in, carried away and brought back; phrases go in at the caret, keys open pages.</summary>
public sealed class TemplateTests(Browser browser)
{
    [Fact]
    public async Task A_composition_is_kept_filled_in_exported_deleted_and_imported()
    {
        await using var studio = await StudioProcess.StartAsync();
        await using var mei = await browser.VisitAsync(studio);
        await new SignInPage(mei.Page).SignInAsync();
        var (compose, templates) = (new ComposePage(mei.Page), new TemplatesPage(mei.Page));
        await compose.Prompt.FillAsync("{product name} on a table in {城市}. {First sip of summer.}");
        await compose.ChooseRatioAsync("9:16");

        await templates.SaveAsync("Product on a table");
        await Expect(templates.Items.GetByRole(AriaRole.List, new() { Name = "Asks for" }).GetByRole(AriaRole.Listitem))
            .ToHaveTextAsync(["product name", "城市"]);
        await mei.ShootAsync("templates");
        await templates.UseAsync("Product on a table", ("product name", "Peach tea"), ("城市", "杭州"));
        await ExpectPromptAsync(compose, "Peach tea on a table in 杭州. {First sip of summer.}");
        await Expect(mei.Page.GetByRole(AriaRole.Radio, new() { Name = "9:16", Exact = true })).ToBeCheckedAsync();

        await templates.OpenAsync();
        var file = await File.ReadAllBytesAsync(await templates.ExportAsync(), TestContext.Current.CancellationToken);
        await templates.DeleteAsync("Product on a table");
        await templates.ImportAsync(Json(Encoding.UTF8.GetBytes("{ oops")));
        await Expect(templates.Dialog.GetByText("This is not JSON")).ToBeVisibleAsync();
        await templates.Dialog.GetByLabel("File", new() { Exact = true }).SetInputFilesAsync(Json(file));
        await Expect(templates.Dialog.GetByText("1 template is kept.")).ToBeVisibleAsync();
        await templates.Dialog.GetByRole(AriaRole.Button, new() { Name = "Close", Exact = true }).ClickAsync();
        await Expect(templates.Items.Filter(new() { HasText = "Product on a table" })).ToBeVisibleAsync();
        Assert.Empty(mei.Errors);
    }

    [Fact]
    public async Task A_phrase_goes_in_where_the_caret_stands_and_the_draft_has_it()
    {
        await using var studio = await StudioProcess.StartAsync();
        await using var mei = await browser.VisitAsync(studio);
        await new SignInPage(mei.Page).SignInAsync();
        var compose = new ComposePage(mei.Page);
        await compose.Prompt.FillAsync("A boat\nA puddle");
        await compose.Prompt.PressAsync("Home");
        await compose.Prompt.PressAsync("ArrowLeft"); // the end of the first line

        await mei.Page.GetByRole(AriaRole.Button, new() { Name = "Phrases", Exact = true }).PressAsync("Enter");
        var phrases = mei.Page.GetByRole(AriaRole.Region, new() { Name = "Phrases" });
        await phrases.GetByRole(AriaRole.Searchbox).FillAsync("whip");
        await phrases.GetByRole(AriaRole.Button, new() { Name = "whip pan into the next shot" }).PressAsync("Enter");

        await ExpectPromptAsync(compose, "A boat, whip pan into the next shot\nA puddle");
        await Expect(mei.Page.GetByText("Saved", new() { Exact = true })).ToBeVisibleAsync();
        await mei.Page.ReloadAsync();
        await ExpectPromptAsync(compose, "A boat, whip pan into the next shot\nA puddle");
        Assert.Empty(mei.Errors);
    }

    [Fact]
    public async Task Keys_open_the_sheet_and_pages_but_never_from_a_field_or_when_switched_off()
    {
        await using var studio = await StudioProcess.StartAsync();
        await using var mei = await browser.VisitAsync(studio);
        await new SignInPage(mei.Page).SignInAsync();
        var compose = new ComposePage(mei.Page);
        var sheet = mei.Page.GetByRole(AriaRole.Dialog, new() { Name = "Shortcuts" });
        var keys = mei.Page.Keyboard;
        await Expect(compose.Prompt).ToBeEditableAsync();
        await compose.Prompt.PressSequentiallyAsync("gh?n");
        await ExpectPromptAsync(compose, "gh?n");
        await Expect(sheet).ToBeHiddenAsync();

        await keys.PressAsync("Alt+3"); // with a modifier, from a field too
        await Expect(mei.Page.GetByRole(AriaRole.Tab, new() { Name = "References", Exact = true }))
            .ToHaveAttributeAsync("aria-selected", "true");
        await LeaveFieldsAsync(mei.Page);
        await keys.PressAsync("?");
        await Expect(sheet).ToBeVisibleAsync();
        await mei.ShootAsync("shortcuts");
        await keys.PressAsync("Escape");
        await Expect(sheet).ToBeHiddenAsync();

        await keys.PressAsync("g");
        await keys.PressAsync("l");
        await mei.Page.WaitForURLAsync("**/library");
        await Expect(mei.Page.GetByRole(AriaRole.Searchbox)).ToBeVisibleAsync();
        await keys.PressAsync("/");
        await Expect(mei.Page.GetByRole(AriaRole.Searchbox)).ToBeFocusedAsync();
        await mei.Page.EvaluateAsync("import('/js/focus.js').then((focus) => focus.toHeading())"); // whose turn came late
        await Expect(mei.Page.GetByRole(AriaRole.Searchbox)).ToBeFocusedAsync();
        await LeaveFieldsAsync(mei.Page);
        await keys.PressAsync("n");
        await mei.Page.WaitForURLAsync("**/?draft=*");
        await ExpectPromptAsync(compose, "");

        await mei.Page.GetByRole(AriaRole.Button, new() { Name = "Shortcuts", Exact = true }).ClickAsync();
        await sheet.GetByRole(AriaRole.Switch, new() { Name = "Single-key shortcuts" }).UncheckAsync();
        await sheet.GetByRole(AriaRole.Button, new() { Name = "Close", Exact = true }).ClickAsync();
        await mei.Page.ReloadAsync();
        await ExpectPromptAsync(compose, "");
        await LeaveFieldsAsync(mei.Page);
        await keys.PressAsync("?");
        await keys.PressAsync("Alt+1"); // answered after the question mark would have been
        await Expect(mei.Page.GetByRole(AriaRole.Tab, new() { Name = "Text", Exact = true })).ToHaveAttributeAsync("aria-selected", "true");
        await Expect(sheet).ToBeHiddenAsync();
        Assert.Empty(mei.Errors);
    }

    [Theory]
    [InlineData(1440, ColorScheme.Light, "en-US")]
    [InlineData(390, ColorScheme.Dark, "zh-CN")]
    public async Task The_page_the_palette_and_the_sheet_are_fit_to_be_seen(int width, ColorScheme theme, string locale)
    {
        await using var studio = await StudioProcess.StartAsync();
        await using var mei = await browser.VisitAsync(studio, width, width == 390 ? 844 : 900, theme, locale: locale);
        var words = locale == "en-US" ? Words.English : Words.Chinese;
        var page = mei.Page;
        await page.GotoAsync("/sign-in");
        await page.GetByLabel(words["Account.Email"]).FillAsync(StudioProcess.Email);
        await page.GetByLabel(words["Account.Password"]).FillAsync(StudioProcess.Password);
        await page.GetByLabel(words["Account.Password"]).PressAsync("Enter");
        await page.GetByRole(AriaRole.Textbox, new() { Name = words["Compose.Prompt"], Exact = true }).FillAsync("{产品名}, {First sip.}");
        await page.GetByRole(AriaRole.Button, new() { Name = words["Phrases.Title"], Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.List, new() { Name = words["Phrases.Title"] })).ToBeVisibleAsync();
        await JudgeAsync(mei, $"phrases-{width}-{locale}");

        await page.GetByRole(AriaRole.Button, new() { Name = words["Templates.SaveAs"], Exact = true }).ClickAsync();
        await page.GetByLabel(words["Templates.Name"], new() { Exact = true }).FillAsync("果茶 Fruit tea");
        await JudgeAsync(mei, $"template-dialog-{width}-{locale}");
        await page.Keyboard.PressAsync("Enter");
        await page.GetByRole(AriaRole.Dialog)
            .GetByRole(AriaRole.Link, new() { Name = words["Templates.Title"], Exact = true })
            .ClickAsync();
        await Expect(page.GetByRole(AriaRole.Article)).ToBeVisibleAsync();
        await JudgeAsync(mei, $"templates-{width}-{locale}");

        await LeaveFieldsAsync(page);
        await page.Keyboard.PressAsync("?");
        await Expect(page.GetByRole(AriaRole.Dialog, new() { Name = words["Shortcuts.Title"] })).ToBeVisibleAsync();
        await JudgeAsync(mei, $"shortcuts-{width}-{locale}");
        Assert.Empty(mei.Errors);
    }

    private static async Task JudgeAsync(Visitor visitor, string name)
    {
        await visitor.ShootAsync(name);
        Assert.True(await visitor.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - innerWidth") <= 0, name);
        var violations = (await visitor.Page.RunAxe()).Violations;
        Assert.Equal("", string.Join("; ", violations.Select(v => $"{name} {v.Id}: {v.Nodes[0].Html}")));
    }

    private static FilePayload Json(byte[] bytes) =>
        new()
        {
            Name = "templates.json",
            MimeType = "application/json",
            Buffer = bytes,
        };

    private static Task ExpectPromptAsync(ComposePage compose, string prompt) => Expect(compose.Prompt).ToHaveTextAsync(prompt);

    private static async Task LeaveFieldsAsync(IPage page) => await page.EvaluateAsync("document.activeElement?.blur()");
}
