using Microsoft.Playwright;
using Studio.EndToEnd.Tests.Pages;
using Studio.Testing;
using static Microsoft.Playwright.Assertions;

namespace Studio.EndToEnd.Tests;

/// <summary>The main job, as a marketer does it.</summary>
public sealed class JourneyTests(Browser browser)
{
    [Fact]
    public async Task From_the_first_visit_to_a_video_that_still_plays_after_a_restart()
    {
        await using var studio = await StudioProcess.StartAsync(withAdmin: false);
        await using var mei = await browser.VisitAsync(studio);
        await new SignInPage(mei.Page).CreateAdministratorAsync("Mei Lin");

        var compose = new ComposePage(mei.Page);
        await Expect(compose.Prompt).ToBeVisibleAsync();
        await compose.ChooseModeAsync("First & last frame");
        await compose.AttachAsync("First frame", SampleMedia.Picture("dawn.png", "orange"));
        await compose.AttachAsync("Last frame", SampleMedia.Picture("dusk.png", "purple"));
        await compose.Prompt.FillAsync("The sun rises over the bay and sets again");
        await compose.ChooseRatioAsync("9:16");
        await compose.Duration.FillAsync("3");
        await compose.GenerateAsync();

        await mei.Page.GetByRole(AriaRole.Link, new() { Name = "History", Exact = true }).ClickAsync();
        var history = new HistoryPage(mei.Page);
        await Expect(history.WithStatus("Succeeded")).ToHaveCountAsync(1, new() { Timeout = 45_000 });
        await history.OpenItemAsync("The sun rises");
        var item = new ItemPage(mei.Page);
        await item.WaitUntilItPlaysAsync();
        foreach (var status in new[] { "Queued", "Submitting", "Submitted", "Archiving", "Succeeded" })
        {
            await Expect(item.Timeline.GetByText(status, new() { Exact = true }).First).ToBeVisibleAsync();
        }

        studio.Kill();
        await studio.StartAsync();

        await history.OpenAsync();
        await history.OpenItemAsync("The sun rises");
        await item.WaitUntilItPlaysAsync();
        Assert.Empty(mei.Errors);
    }

    [Fact]
    public async Task Each_mode_makes_a_video()
    {
        await using var studio = await StudioProcess.StartAsync();
        await using var mei = await browser.VisitAsync(studio);
        await new SignInPage(mei.Page).SignInAsync();
        var compose = new ComposePage(mei.Page);

        await Expect(compose.Prompt).ToBeVisibleAsync();
        await compose.Prompt.FillAsync("A kite over the harbour, text alone");
        await compose.Duration.FillAsync("2");
        await compose.GenerateAsync();

        await compose.ChooseModeAsync("References");
        await compose.AttachAsync("Reference images", SampleMedia.Picture());
        await compose.AttachAsync("Reference videos", SampleMedia.Video());
        await compose.AttachAsync("Reference audio", SampleMedia.Sound());
        await compose.Prompt.FillAsync("The same kite, from references");
        await compose.GenerateAsync();

        var history = new HistoryPage(mei.Page);
        await history.OpenAsync();
        await Expect(history.WithStatus("Succeeded")).ToHaveCountAsync(2, new() { Timeout = 60_000 });
        await history.OpenItemAsync("from references");
        await new ItemPage(mei.Page).WaitUntilItPlaysAsync();
        Assert.Empty(mei.Errors);
    }

    [Fact]
    public async Task Wishes_in_quick_succession_are_videos_of_their_own()
    {
        await using var studio = await StudioProcess.StartAsync();
        await using var mei = await browser.VisitAsync(studio);
        await new SignInPage(mei.Page).SignInAsync();
        var compose = new ComposePage(mei.Page);
        await Expect(compose.Prompt).ToBeVisibleAsync();
        string[] prompts = ["A kite over the harbour", "A boat under the bridge", "A tram in the rain"];

        foreach (var prompt in prompts)
        {
            await compose.Prompt.FillAsync(prompt);
            await compose.Generate.ClickAsync();
        }

        var history = new HistoryPage(mei.Page);
        await Expect(mei.Page.GetByText("in the queue").First).ToBeVisibleAsync();
        await history.OpenAsync();
        await Expect(history.Items).ToHaveCountAsync(prompts.Length);
        foreach (var prompt in prompts)
        {
            await Expect(history.WithStatus(prompt)).ToHaveCountAsync(1);
        }
        Assert.Empty(mei.Errors);
    }

    [Fact]
    public async Task A_wish_right_after_a_file_was_chosen_is_carried_out_once_the_file_is_here()
    {
        await using var studio = await StudioProcess.StartAsync();
        await using var mei = await browser.VisitAsync(studio);
        await new SignInPage(mei.Page).SignInAsync();
        var compose = new ComposePage(mei.Page);
        await compose.ChooseModeAsync("First & last frame");
        await compose.Prompt.FillAsync("The sun rises over the bay");

        await compose.AttachAsync("First frame", SampleMedia.Picture("dawn.png", "orange"));
        await mei.Page.Keyboard.PressAsync("Control+Enter");

        await Expect(mei.Page.GetByText("in the queue").First).ToBeVisibleAsync();
        var history = new HistoryPage(mei.Page);
        await history.OpenAsync();
        await history.OpenItemAsync("The sun rises");
        await Expect(mei.Page.GetByText("dawn.png").First).ToBeVisibleAsync();
        Assert.Empty(mei.Errors);
    }

    [Fact]
    public async Task A_file_that_is_not_what_its_name_says_is_refused_in_its_slot()
    {
        await using var studio = await StudioProcess.StartAsync();
        await using var mei = await browser.VisitAsync(studio);
        await new SignInPage(mei.Page).SignInAsync();
        var compose = new ComposePage(mei.Page);
        await compose.ChooseModeAsync("First & last frame");

        await compose.AttachAsync("First frame", SampleMedia.NotAPicture());

        await Expect(mei.Page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "notes.png" }).First).ToBeVisibleAsync();
        await Expect(compose.Generate).ToBeDisabledAsync();
    }

    [Fact]
    public async Task A_failed_generation_says_why_and_can_be_tried_again()
    {
        await using var studio = await StudioProcess.StartAsync();
        await using var mei = await browser.VisitAsync(studio);
        await new SignInPage(mei.Page).SignInAsync();
        var compose = new ComposePage(mei.Page);
        await Expect(compose.Prompt).ToBeVisibleAsync();
        await compose.Prompt.FillAsync("A crowd [fail:OutputVideoSensitiveContentDetected]");
        await compose.GenerateAsync();

        var history = new HistoryPage(mei.Page);
        await history.OpenAsync();
        await Expect(history.WithStatus("Failed")).ToHaveCountAsync(1, new() { Timeout = 30_000 });
        await history.OpenItemAsync("A crowd");
        await Expect(mei.Page.GetByText("OutputVideoSensitiveContentDetected").First).ToBeAttachedAsync();
        await mei.Page.GetByRole(AriaRole.Button, new() { Name = "Retry", Exact = true }).ClickAsync();

        await history.OpenAsync();
        await Expect(history.Items).ToHaveCountAsync(2);
    }

    [Fact]
    public async Task What_was_written_survives_a_reload_and_kill_9()
    {
        await using var studio = await StudioProcess.StartAsync();
        await using var mei = await browser.VisitAsync(studio);
        await new SignInPage(mei.Page).SignInAsync();
        var compose = new ComposePage(mei.Page);
        await Expect(compose.Prompt).ToBeVisibleAsync();
        await compose.Prompt.FillAsync("A brief that nobody wants to write twice");
        await compose.Duration.FillAsync("8");
        await Expect(mei.Page.GetByText("Saved").First).ToBeVisibleAsync();
        await mei.Page.WaitForTimeoutAsync(2500);

        studio.Kill();
        await studio.StartAsync();
        await compose.OpenAsync();

        await Expect(compose.Prompt).ToHaveTextAsync("A brief that nobody wants to write twice");
        await Expect(compose.Duration).ToHaveValueAsync("8");
    }

    [Fact]
    public async Task Signing_out_locks_every_page_and_file()
    {
        await using var studio = await StudioProcess.StartAsync();
        await using var mei = await browser.VisitAsync(studio);
        await new SignInPage(mei.Page).SignInAsync();
        await Expect(new ComposePage(mei.Page).Prompt).ToBeVisibleAsync();

        await mei.Page.GetByRole(AriaRole.Button, new() { Name = "Sign out", Exact = true }).ClickAsync();

        foreach (var path in new[] { "/", "/history", "/team" })
        {
            await mei.Page.GotoAsync(path);
            await Expect(new SignInPage(mei.Page).Button).ToBeVisibleAsync();
        }
        var reply = await mei.Page.APIRequest.GetAsync($"/media/{Guid.NewGuid()}", new() { MaxRedirects = 0 });
        Assert.Contains(reply.Status, new[] { 302, 401, 403 });
    }
}
