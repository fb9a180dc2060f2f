using Microsoft.Playwright;
using Studio.EndToEnd.Tests.Pages;
using Studio.Testing;
using static Microsoft.Playwright.Assertions;

namespace Studio.EndToEnd.Tests;

/// <summary>A draft lives on the server: it goes on in another browser, warns where two write, and goes back to what it held before.</summary>
public sealed class DraftTests(Browser browser)
{
    private static readonly byte[] CallOfRead = [0xa4, .. "read"u8]; // as MessagePack writes the name

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

    [Fact]
    public async Task Back_and_forward_come_to_each_draft_as_it_was_left()
    {
        await using var studio = await StudioProcess.StartAsync();
        await using var line = new SlowLine(studio.Address, TimeSpan.FromMilliseconds(150));
        await using var mei = await browser.VisitAsync(studio, address: line.Address);
        var compose = new ComposePage(mei.Page);
        await new SignInPage(mei.Page).SignInAsync();
        await Expect(compose.Prompt).ToBeEditableAsync();
        await compose.Prompt.FillAsync("The first");
        var addresses = new List<string> { mei.Page.Url };
        mei.Page.FrameNavigated += (_, frame) => addresses.Add(frame.Url);
        await mei.Page.GetByRole(AriaRole.Button, new() { Name = Words.English["Drafts.New"], Exact = true }).ClickAsync();
        await compose.ExpectPromptAsync("");
        await compose.Prompt.FillAsync("The second");
        var (first, second) = (addresses[0], mei.Page.Url);

        await mei.Page.GoBackAsync();
        await compose.ExpectPromptAsync("The first");
        await compose.Prompt.FillAsync("The first, gone on with");
        await mei.Page.GoForwardAsync();
        await compose.ExpectPromptAsync("The second");
        await mei.Page.EvaluateAsync(
            """
            () => new Promise((done) => {
              const ways = [1, -1]; // faster than a draft opens
              addEventListener("popstate", () => (ways.length ? history.go(ways.shift()) : done()));
              history.go(-1);
            })
            """
        );
        await compose.ExpectPromptAsync("The first, gone on with");

        Assert.Equal(first, mei.Page.Url);
        Assert.Equal([first, second], addresses.Distinct()); // nothing else was shown between
        Assert.Empty(mei.Errors);
    }

    [Fact]
    public async Task What_is_typed_while_another_draft_is_on_its_way_stays_with_the_one_it_was_typed_into()
    {
        await using var studio = await StudioProcess.StartAsync();
        await using var line = new SlowLine(studio.Address, TimeSpan.FromMilliseconds(500));
        await using var mei = await browser.VisitAsync(studio, address: line.Address);
        var isAsked = new TaskCompletionSource();
        mei.Page.WebSocket += (_, socket) =>
            socket.FrameReceived += (_, frame) =>
            {
                if (frame.Binary.AsSpan().IndexOf(CallOfRead) >= 0)
                {
                    isAsked.TrySetResult();
                }
            };
        var compose = new ComposePage(mei.Page);
        await new SignInPage(mei.Page).SignInAsync();
        await Expect(compose.Prompt).ToBeEditableAsync();
        await compose.Prompt.FillAsync("The first");
        await mei.Page.GetByRole(AriaRole.Button, new() { Name = Words.English["Drafts.New"], Exact = true }).ClickAsync();
        await compose.ExpectPromptAsync("");
        await compose.Prompt.PressSequentiallyAsync("The second");
        await SavedAsync(studio, mei.Page, "The second");

        isAsked = new TaskCompletionSource();
        await mei.Page.EvaluateAsync("history.back()");
        await isAsked.Task;
        await compose.Prompt.PressSequentiallyAsync(", late");
        await compose.ExpectPromptAsync("The first");
        await mei.Page.GoForwardAsync();

        await compose.ExpectPromptAsync("The second, late");
        await SavedAsync(studio, mei.Page, "The second, late");
        Assert.Empty(mei.Errors);
    }

    [Fact]
    public async Task A_draft_thrown_away_in_another_tab_goes_on_where_it_is_written()
    {
        await using var studio = await StudioProcess.StartAsync();
        await using var mei = await browser.VisitAsync(studio);
        var compose = new ComposePage(mei.Page);
        await new SignInPage(mei.Page).SignInAsync();
        await Expect(compose.Prompt).ToBeEditableAsync();
        await compose.Prompt.FillAsync("Half");
        await SavedAsync(studio, mei.Page, "Half");
        var address = mei.Page.Url;
        var other = await mei.Page.Context.NewPageAsync();
        await other.GotoAsync("/drafts");
        await other
            .GetByRole(AriaRole.Button, new() { Name = Words.English["Drafts.DeleteOf"].Replace("{0}", "Half", StringComparison.Ordinal) })
            .ClickAsync();
        await other.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = Words.English["Drafts.Delete"] }).ClickAsync();
        await Expect(other.GetByText(Words.English["Drafts.None"])).ToBeVisibleAsync();

        await compose.Prompt.PressAsync("End");
        await mei.Page.Keyboard.TypeAsync(" a brief, and the other half of it while it is saved", new() { Delay = 40 });

        const string Whole = "Half a brief, and the other half of it while it is saved";
        await SavedAsync(studio, mei.Page, Whole);
        await compose.ExpectPromptAsync(Whole);
        Assert.Equal(address, mei.Page.Url);
        await compose.Prompt.PressAsync("Control+z");
        await compose.ExpectPromptAsync("Half");
        Assert.Empty(mei.Errors);
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
            var list = drafts.GetByRole(AriaRole.List, new() { Name = "Drafts" });
            await Expect(list.Or(drafts.GetByText(Words.English["Drafts.None"]))).ToBeVisibleAsync();
        } while (await drafts.GetByText(prompt, new() { Exact = true }).CountAsync() == 0);
    }
}
