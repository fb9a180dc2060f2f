using Microsoft.Playwright;
using Studio.EndToEnd.Tests.Pages;
using Studio.Testing;
using static Microsoft.Playwright.Assertions;

namespace Studio.EndToEnd.Tests;

/// <summary>A draft lives on the server: it goes on in another browser, warns where two write, and goes back to what it held before.</summary>
public sealed class DraftTests(Browser browser)
{
    [Fact]
    public async Task A_draft_goes_on_in_another_browser_and_two_that_write_are_told()
    {
        await using var studio = await StudioProcess.StartAsync();
        await using var laptop = await browser.VisitAsync(studio);
        await using var phone = await browser.VisitAsync(studio, width: 390, height: 844);
        var (first, second) = (new ComposePage(laptop.Page), new ComposePage(phone.Page));
        await new SignInPage(laptop.Page).SignInAsync();
        await Expect(first.Prompt).ToBeEditableAsync();
        await first.ChooseModeAsync("References");
        await first.AttachAsync("Reference images", SampleMedia.Picture("dawn.png", "orange"));
        await first.Prompt.FillAsync("Half of a brief");
        await SavedAsync(studio, laptop.Page, "Half of a brief");

        await new SignInPage(phone.Page).SignInAsync();
        await phone.Page.GotoAsync("/drafts");
        await phone.Page.GetByRole(AriaRole.List, new() { Name = "Drafts" }).GetByRole(AriaRole.Link).ClickAsync();
        await Expect(phone.Page).ToHaveURLAsync(laptop.Page.Url);
        await second.ExpectPromptAsync("Half of a brief");
        await Expect(phone.Page.GetByText("dawn.png").First).ToBeVisibleAsync();
        await second.Prompt.FillAsync("The whole brief");
        await SavedAsync(studio, phone.Page, "The whole brief");

        await first.Prompt.FillAsync("Another half");
        await laptop.Page.GetByRole(AriaRole.Button, new() { Name = Words.English["Compose.Conflict.TakeNewer"] }).ClickAsync();
        await first.ExpectPromptAsync("The whole brief");

        await laptop.Page.GetByRole(AriaRole.Button, new() { Name = "Versions", Exact = true }).ClickAsync();
        await laptop
            .Page.GetByRole(AriaRole.Dialog)
            .GetByRole(AriaRole.Listitem)
            .Filter(new() { HasText = "Half of a brief" })
            .First.GetByRole(AriaRole.Button, new() { Name = "Restore" })
            .ClickAsync();
        await first.ExpectPromptAsync("Half of a brief");
        await SavedAsync(studio, laptop.Page, "Half of a brief");
        await phone.Page.ReloadAsync();
        await second.ExpectPromptAsync("Half of a brief");
        Assert.Empty(laptop.Errors.Concat(phone.Errors));
    }

    // On the server is what another page of the same member reads.
    private static async Task SavedAsync(StudioProcess studio, IPage page, string prompt)
    {
        await using var reader = await page.Context.Browser!.NewContextAsync(
            new() { BaseURL = studio.Address.AbsoluteUri, StorageState = await page.Context.StorageStateAsync() }
        );
        var drafts = await reader.NewPageAsync();
        var deadline = TimeProvider.System.GetTimestamp();
        do
        {
            Assert.True(TimeProvider.System.GetElapsedTime(deadline) < TimeSpan.FromSeconds(20), $"“{prompt}” was not saved.");
            await drafts.GotoAsync("/drafts");
            await Expect(drafts.GetByRole(AriaRole.List, new() { Name = "Drafts" })).ToBeVisibleAsync();
        } while (await drafts.GetByText(prompt, new() { Exact = true }).CountAsync() == 0);
    }
}
