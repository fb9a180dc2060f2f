using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Studio.EndToEnd.Tests.Pages;
using Studio.Testing;
using static Microsoft.Playwright.Assertions;

namespace Studio.EndToEnd.Tests;

/// <summary>Several videos from one sending, for a campaign, each with a life of its own.</summary>
public sealed partial class FanOutTests(Browser browser)
{
    [Fact]
    public async Task Of_three_ratios_and_two_variants_the_one_that_is_refused_spoils_no_other()
    {
        // One create of the six is refused, whichever comes first; the others never hear of it.
        await using var studio = await StudioProcess.StartAsync(
            settings:
            [
                ("Sandbox:Scenarios:0:Match", "orchard"),
                ("Sandbox:Scenarios:0:Times", "1"),
                ("Sandbox:Scenarios:0:CreateStatus", "400"),
                ("Sandbox:Scenarios:0:CreateCode", "InvalidParameter"),
            ]
        );
        await using var mei = await browser.VisitAsync(studio);
        await new SignInPage(mei.Page).SignInAsync();
        var compose = new ComposePage(mei.Page);
        await Expect(compose.Prompt).ToBeVisibleAsync();
        await mei.Page.WaitForURLAsync("**/?draft=*"); // the address comes last, and takes the focus to the title
        await Expect(mei.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeFocusedAsync();
        await compose.StartCampaignAsync("Summer fruit tea", "{campaign} {ratio} {number}");
        await compose.Prompt.FillAsync("A peach falls into a glass in an orchard");
        await compose.Duration.FillAsync("2");
        await compose.ChoosePlacementAsync("TikTok");
        await compose.AlsoAsync("16:9");
        await compose.AlsoAsync("1:1");
        await compose.ChooseVariantsAsync(2);
        await Expect(mei.Page.GetByRole(AriaRole.Table, new() { Name = "6 videos will be made" })).ToBeVisibleAsync();
        await mei.ShootAsync("fan-out-compose");
        await compose.GenerateAsync();
        await Expect(mei.Page.GetByText("6 videos are in the queue.")).ToBeVisibleAsync();

        var history = new HistoryPage(mei.Page);
        await history.OpenAsync();
        await Expect(history.WithStatus("Succeeded")).ToHaveCountAsync(5, new() { Timeout = 90_000 });
        await Expect(history.WithStatus("Failed")).ToHaveCountAsync(1);
        await mei.ShootAsync("fan-out-history");

        await mei.Page.GetByRole(AriaRole.Combobox, new() { Name = "Campaign" }).SelectOptionAsync("Summer fruit tea");
        await Expect(mei.Page).ToHaveURLAsync(CampaignAddress());
        await Expect(history.Items).ToHaveCountAsync(6);

        await history.OpenItemAsync("Succeeded");
        var item = new ItemPage(mei.Page);
        await item.WaitUntilItPlaysAsync();
        await Expect(mei.Page.GetByText("as estimated")).ToBeVisibleAsync();
        await Expect(mei.Page.GetByText("Submission, 5 of 6 counted")).ToBeVisibleAsync();
        await mei.ShootAsync("fan-out-item");
        var download = await mei.Page.RunAndWaitForDownloadAsync(() =>
            mei.Page.GetByRole(AriaRole.Link, new() { Name = "Download", Exact = true }).ClickAsync()
        );
        Assert.Matches("^Summer fruit tea (9x16|16x9|1x1) [1-6]\\.mp4$", download.SuggestedFilename);
        Assert.Empty(mei.Errors);
    }

    [GeneratedRegex(@"/history\?campaign=[0-9a-f-]{36}$")]
    private static partial Regex CampaignAddress();
}
