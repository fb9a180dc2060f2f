using Microsoft.Playwright;
using Studio.EndToEnd.Tests.Pages;
using Studio.Testing;
using static Microsoft.Playwright.Assertions;

namespace Studio.EndToEnd.Tests;

/// <summary>The ways into a slot, and what can be done with what stands in it.</summary>
public sealed class SlotTests(Browser browser)
{
    [Fact]
    public async Task Dragged_cards_take_the_numbers_of_the_prompt_with_them()
    {
        await using var studio = await StudioProcess.StartAsync();
        await using var mei = await browser.VisitAsync(studio);
        var compose = await BeginAsync(mei, "References");
        await compose.AttachAsync("Reference images", SampleMedia.Picture("dawn.png", "orange"), SampleMedia.Picture("dusk.png", "purple"));
        var cards = mei.Page.Locator("[data-item]");
        await Expect(cards).ToHaveCountAsync(2);
        await compose.Prompt.FillAsync("From [Image 1] to [Image 2]");
        await Expect(mei.Page.GetByText("All checks passed")).ToBeVisibleAsync();

        await cards.First.DragToAsync(
            cards.Last,
            new()
            {
                SourcePosition = new() { X = 40, Y = 60 },
            }
        );
        await compose.ExpectPromptAsync("From [Image 2] to [Image 1]");
        await Expect(cards.First).ToContainTextAsync("dusk.png");

        var grip = mei.Page.GetByRole(AriaRole.Button, new() { Name = "Move Image 1: drag it, or use the arrow keys" });
        await grip.PressAsync("ArrowRight");
        await compose.ExpectPromptAsync("From [Image 1] to [Image 2]");
        await Expect(mei.Page.GetByRole(AriaRole.Button, new() { Name = "Move Image 2: drag it, or use the arrow keys" }))
            .ToBeFocusedAsync();

        await DragGripAsync(mei.Page, grip, onto: cards.Last);
        await compose.ExpectPromptAsync("From [Image 2] to [Image 1]");
        Assert.Empty(mei.Errors);
    }

    [Fact]
    public async Task The_focus_stays_among_the_cards_when_one_is_removed()
    {
        await using var studio = await StudioProcess.StartAsync();
        await using var mei = await browser.VisitAsync(studio);
        var compose = await BeginAsync(mei, "References");
        await compose.AttachAsync("Reference images", SampleMedia.Picture("dawn.png", "orange"), SampleMedia.Picture("dusk.png", "purple"));
        var cards = mei.Page.Locator("[data-item]");
        await Expect(cards).ToHaveCountAsync(2);

        await mei.Page.GetByRole(AriaRole.Button, new() { Name = "Remove Image 1" }).PressAsync("Enter");

        await Expect(cards).ToHaveCountAsync(1);
        await Expect(cards.First.Locator(":focus")).ToHaveCountAsync(1);
        Assert.Empty(mei.Errors);
    }

    [Fact]
    public async Task A_link_into_the_own_network_is_refused_by_its_slot()
    {
        await using var studio = await StudioProcess.StartAsync();
        await using var mei = await browser.VisitAsync(studio);
        await BeginAsync(mei, "First & last frame");

        await mei.Page.GetByRole(AriaRole.Button, new() { Name = "Link: First frame" }).ClickAsync();
        await mei.Page.GetByLabel("Address of the file").FillAsync("https://127.0.0.1/cup.png");
        await mei.Page.GetByRole(AriaRole.Button, new() { Name = "Fetch", Exact = true }).ClickAsync();

        var refusal = mei.Page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "cup.png" }).First;
        await Expect(refusal).ToContainTextAsync("This link leads into a private network, so it is not opened.");
        await mei.Page.GetByRole(AriaRole.Button, new() { Name = "Correct the link of cup.png" }).ClickAsync();
        await Expect(mei.Page.GetByLabel("Address of the file")).ToHaveValueAsync("https://127.0.0.1/cup.png");
        Assert.Empty(mei.Errors);
    }

    [Fact]
    public async Task A_link_is_pasted_into_the_slot_in_focus()
    {
        await using var studio = await StudioProcess.StartAsync();
        await using var mei = await browser.VisitAsync(studio);
        var compose = await BeginAsync(mei, "References");
        await Expect(compose.FileInput("Reference videos")).ToBeAttachedAsync();

        // Until the page's script is there, nobody takes what is pasted.
        await mei.Page.WaitForFunctionAsync(
            """
            input => {
              input.focus();
              const clipboardData = new DataTransfer();
              clipboardData.setData("text/plain", "https://127.0.0.1/wave.mp4");
              return !input.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
            }
            """,
            await compose.FileInput("Reference videos").ElementHandleAsync()
        );

        await Expect(mei.Page.Locator("section[data-role=ReferenceVideo]").GetByRole(AriaRole.Alert).First).ToContainTextAsync("wave.mp4");
        Assert.Empty(mei.Errors);
    }

    [Fact]
    public async Task A_picture_is_taken_from_the_library_and_cropped_to_the_ratio()
    {
        await using var studio = await StudioProcess.StartAsync();
        await using var mei = await browser.VisitAsync(studio);
        var compose = await BeginAsync(mei, "References");
        await compose.AttachAsync("Reference images", SampleMedia.Picture("dawn.png", "orange"));
        await Expect(mei.Page.Locator("[data-item]")).ToHaveCountAsync(1);
        await compose.ChooseModeAsync("First & last frame");
        await compose.ChooseRatioAsync("9:16");

        await mei.Page.GetByRole(AriaRole.Button, new() { Name = "Library: First frame" }).ClickAsync();
        await mei.Page.GetByRole(AriaRole.Option, new() { Name = "dawn.png" }).ClickAsync();
        await Expect(mei.Page.GetByAltText("dawn.png", new() { Exact = true })).ToBeVisibleAsync();
        await mei.Page.GetByRole(AriaRole.Button, new() { Name = "Crop it now" }).ClickAsync();
        var window = mei.Page.GetByRole(AriaRole.Group, new() { Name = "What is kept, 9:16" });
        await window.PressAsync("ArrowRight");
        await window.PressAsync("-");
        await mei.ShootAsync("crop");
        await mei.Page.GetByRole(AriaRole.Button, new() { Name = "Crop", Exact = true }).ClickAsync();

        var cropped = mei.Page.GetByAltText("dawn 9:16.png", new() { Exact = true });
        await Expect(cropped).ToBeVisibleAsync();
        Assert.Equal(9.0 / 16, await cropped.EvaluateAsync<double>("image => image.naturalWidth / image.naturalHeight"), 0.01);
        await Expect(mei.Page.GetByRole(AriaRole.Button, new() { Name = "Crop it now" })).ToHaveCountAsync(0);

        await mei.Page.GotoAsync("/library");
        await mei.Page.GetByRole(AriaRole.Link, new() { Name = "dawn 9:16.png" }).ClickAsync();
        await Expect(mei.Page.GetByRole(AriaRole.Region, new() { Name = "Made by" })).ToContainTextAsync("Cut from dawn.png");
        Assert.Empty(mei.Errors);
    }

    [Fact]
    public async Task A_past_result_goes_on_from_its_frames()
    {
        await using var studio = await StudioProcess.StartAsync();
        await using var mei = await browser.VisitAsync(studio);
        var compose = await BeginAsync(mei, "Text");
        await compose.Prompt.FillAsync("A kite over the harbour");
        await compose.Duration.FillAsync("2");
        await compose.GenerateAsync();
        var history = new HistoryPage(mei.Page);
        await history.OpenAsync();
        await Expect(history.WithStatus("Succeeded")).ToHaveCountAsync(1, new() { Timeout = 60_000 });
        await history.OpenItemAsync("A kite");
        await mei.Page.GetByRole(AriaRole.Button, new() { Name = "Use last frame", Exact = true }).ClickAsync();

        await mei.Page.WaitForURLAsync("**/?draft=*");
        var first = mei.Page.Locator("[data-role=FirstFrame] img");
        await Expect(first).ToBeVisibleAsync();
        await compose.ExpectPromptAsync("A kite over the harbour");

        await mei.Page.GetByRole(AriaRole.Button, new() { Name = "Library: Last frame" }).ClickAsync();
        await mei.Page.GetByRole(AriaRole.Button, new() { Name = "Videos", Exact = true }).ClickAsync();
        await mei.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Option).First.ClickAsync();
        await mei.Page.WaitForFunctionAsync("() => document.querySelector('.rz-dialog video')?.readyState >= 2");
        await mei.Page.GetByRole(AriaRole.Button, new() { Name = "On one frame" }).ClickAsync();
        await mei.Page.GetByRole(AriaRole.Button, new() { Name = "On one frame" }).ClickAsync();
        await Expect(mei.Page.GetByRole(AriaRole.Slider, new() { Name = "Moment" })).Not.ToHaveValueAsync("0");
        await mei.ShootAsync("frame-chooser");
        await mei.Page.GetByRole(AriaRole.Button, new() { Name = "Use this frame", Exact = true }).ClickAsync();

        var last = mei.Page.Locator("[data-role=LastFrame] img");
        await Expect(last).ToBeVisibleAsync();
        Assert.NotEqual(await first.GetAttributeAsync("src"), await last.GetAttributeAsync("src"));
        Assert.Empty(mei.Errors);
    }

    private static async Task<ComposePage> BeginAsync(Visitor mei, string mode)
    {
        await new SignInPage(mei.Page).SignInAsync();
        var compose = new ComposePage(mei.Page);
        await compose.ChooseModeAsync(mode);
        return compose;
    }

    private static async Task DragGripAsync(IPage page, ILocator grip, ILocator onto)
    {
        var (from, to) = ((await grip.BoundingBoxAsync())!, (await onto.BoundingBoxAsync())!);
        await page.Mouse.MoveAsync(from.X + (from.Width / 2), from.Y + (from.Height / 2));
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(to.X + 20, to.Y + 40, new() { Steps = 4 });
        await page.Mouse.UpAsync();
    }
}
