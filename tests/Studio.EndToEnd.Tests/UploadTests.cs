using System.Security.Cryptography;
using Microsoft.Playwright;
using Studio.EndToEnd.Tests.Pages;
using Studio.Testing;
using static Microsoft.Playwright.Assertions;

namespace Studio.EndToEnd.Tests;

/// <summary>Files on their way over a line that is slow, and breaks.</summary>
public sealed class UploadTests(Browser browser)
{
    private const int Slow = 1_000_000; // bytes a second
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Three_files_finish_when_the_network_is_cut_at_half_and_comes_back()
    {
        await using var studio = await StudioProcess.StartAsync();
        await using var wire = new CutWire(studio.Address);
        await using var mei = await browser.VisitAsync(studio, address: wire.Address);
        var (compose, files) = await BeginAsync(mei, count: 3);

        await compose.WaitUntilUploadedAsync(percent: 40, of: 3);
        wire.Cut();
        await mei.Page.Context.SetOfflineAsync(true);
        await Expect(mei.Page.GetByText("No network")).ToHaveCountAsync(3);
        await ThrottleAsync(mei.Page, -1);
        wire.Mend();
        await mei.Page.Context.SetOfflineAsync(false);

        await AssertArrivedAsync(mei.Page, files);
        Assert.Empty(mei.Errors);
    }

    [Fact]
    public async Task A_reload_in_the_middle_goes_on_by_itself()
    {
        await using var studio = await StudioProcess.StartAsync();
        await using var mei = await browser.VisitAsync(studio);
        var (compose, files) = await BeginAsync(mei, count: 2);
        await compose.WaitUntilUploadedAsync(percent: 40, of: 2);
        await compose.Upload("Pause", files[0]).ClickAsync();
        await Expect(compose.Upload("Resume", files[0])).ToBeFocusedAsync();

        await mei.Page.ReloadAsync();

        await compose.WaitUntilUploadedAsync(percent: 30, of: 1); // nothing begins anew
        await ThrottleAsync(mei.Page, -1);
        await Expect(mei.Page.Locator("[data-item]")).ToHaveCountAsync(1);
        await Expect(mei.Page.GetByText("Paused", new() { Exact = true })).ToBeVisibleAsync();
        await compose.Upload("Resume", files[0]).ClickAsync();
        await AssertArrivedAsync(mei.Page, files);
        Assert.Empty(mei.Errors);
    }

    [Fact]
    public async Task An_upload_goes_on_while_another_page_is_open_and_can_be_stopped()
    {
        await using var studio = await StudioProcess.StartAsync();
        await using var mei = await browser.VisitAsync(studio);
        var (compose, files) = await BeginAsync(mei, count: 2);
        await compose.WaitUntilUploadedAsync(percent: 10, of: 2);
        await compose.Upload("Stop", files[0]).ClickAsync();
        await Expect(mei.Page.GetByRole(AriaRole.Progressbar)).ToHaveCountAsync(1);

        await mei.Page.GetByRole(AriaRole.Link, new() { Name = "History", Exact = true }).ClickAsync();
        await Expect(compose.Prompt).ToBeHiddenAsync();
        await ThrottleAsync(mei.Page, -1);
        await mei.Page.GetByRole(AriaRole.Link, new() { Name = "Compose", Exact = true }).ClickAsync();

        await AssertArrivedAsync(mei.Page, files[1..]);
        Assert.Empty(mei.Errors);
    }

    [Fact]
    public async Task What_the_rules_refuse_is_said_without_sending_a_byte()
    {
        await using var studio = await StudioProcess.StartAsync();
        await using var mei = await browser.VisitAsync(studio);
        await new SignInPage(mei.Page).SignInAsync();
        var compose = new ComposePage(mei.Page);
        await compose.ChooseModeAsync("First & last frame");
        var requests = 0;
        mei.Page.Request += (_, request) =>
            requests += new Uri(request.Url).AbsolutePath.StartsWith("/uploads", StringComparison.Ordinal) ? 1 : 0;

        await compose.AttachAsync("First frame", SampleMedia.Video());
        await Expect(Refusal(mei.Page, "motion.mp4")).ToContainTextAsync("This file is a video");
        await compose.AttachAsync("First frame", SampleMedia.NotAPicture());
        await Expect(Refusal(mei.Page, "notes.png")).ToContainTextAsync("not an image");
        await compose.AttachAsync("Last frame", SampleMedia.Picture("strip.png", "red", size: "1800x400"));
        await Expect(Refusal(mei.Page, "strip.png")).ToContainTextAsync("4.5 times as wide");

        await compose.AttachAsync("Last frame", Written("nothing.png", 0));
        await Expect(Refusal(mei.Page, "nothing.png")).ToContainTextAsync(Words.English["Intake.Empty"]);
        await compose.AttachAsync("Last frame", Written("wall.png", 34_000_000));
        await Expect(Refusal(mei.Page, "wall.png")).ToContainTextAsync("An image may have at most");

        Assert.Equal(0, requests);
        Assert.Empty(mei.Errors);
    }

    [Fact]
    public async Task A_file_on_its_way_stays_with_its_draft_when_another_is_opened()
    {
        await using var studio = await StudioProcess.StartAsync();
        await using var mei = await browser.VisitAsync(studio);
        var (compose, files) = await BeginAsync(mei, count: 1);
        await compose.WaitUntilUploadedAsync(percent: 10, of: 1);
        await mei.Page.GetByRole(AriaRole.Button, new() { Name = Words.English["Drafts.New"], Exact = true }).ClickAsync();
        await Expect(mei.Page.Locator("[data-transit]")).ToHaveCountAsync(0);
        await compose.ChooseModeAsync("References");
        await ThrottleAsync(mei.Page, -1);
        await compose.AttachAsync("Reference images", SampleMedia.Picture());
        await Expect(mei.Page.Locator("[data-item]")).ToHaveCountAsync(1);
        await mei.Page.GoBackAsync();

        await Expect(mei.Page.GetByText(Path.GetFileName(files[0])).First).ToBeVisibleAsync();
        await AssertArrivedAsync(mei.Page, files);
        await mei.Page.GoForwardAsync();
        await Expect(mei.Page.GetByText(Path.GetFileName(SampleMedia.Picture())).First).ToBeVisibleAsync();
        await Expect(mei.Page.Locator("[data-item]")).ToHaveCountAsync(1);
        Assert.Empty(mei.Errors);
    }

    [Fact]
    public async Task Twenty_files_at_once_keep_their_order_and_what_is_too_much_is_said()
    {
        await using var studio = await StudioProcess.StartAsync();
        await using var mei = await browser.VisitAsync(studio);
        await new SignInPage(mei.Page).SignInAsync();
        var compose = new ComposePage(mei.Page);
        await compose.ChooseModeAsync("References");
        var files = Enumerable.Range(1, 20).Select(number => Picture(number, 1000)).ToArray();

        await compose.AttachAsync("Reference images", files);

        await Expect(mei.Page.Locator("[data-item]")).ToHaveCountAsync(20, new() { Timeout = 60_000 });
        await Expect(mei.Page.Locator("[data-item] .name")).ToHaveTextAsync(files.Select(f => Path.GetFileName(f)!));
        await mei.Page.GetByRole(AriaRole.Button, new() { Name = "Keep the first 9", Exact = true }).ClickAsync();
        await Expect(mei.Page.Locator("[data-item]")).ToHaveCountAsync(9);
        await compose.AttachAsync("Reference images", files[3]);
        await Expect(Refusal(mei.Page, Path.GetFileName(files[3]))).ToContainTextAsync(Words.English["Compose.Upload.Twice"]);
        await Expect(mei.Page.Locator("[data-item]")).ToHaveCountAsync(9);
        Array.ForEach(files, File.Delete);
        Assert.Empty(mei.Errors);
    }

    private static ILocator Refusal(IPage page, string name) => page.GetByRole(AriaRole.Alert).Filter(new() { HasText = name }).First;

    private static async Task<(ComposePage Compose, string[] Files)> BeginAsync(Visitor mei, int count)
    {
        await new SignInPage(mei.Page).SignInAsync();
        var compose = new ComposePage(mei.Page);
        await compose.ChooseModeAsync("References");
        await Expect(compose.FileInput("Reference images")).ToBeAttachedAsync();
        await ThrottleAsync(mei.Page, Slow);
        var files = Enumerable.Range(1, count).Select(Large).ToArray();
        await compose.AttachAsync("Reference images", files);
        return (compose, files);
    }

    private static async Task ThrottleAsync(IPage page, int upload)
    {
        var devTools = await page.Context.NewCDPSessionAsync(page);
        await devTools.SendAsync(
            "Network.emulateNetworkConditions",
            new()
            {
                ["offline"] = false,
                ["latency"] = 0,
                ["downloadThroughput"] = -1,
                ["uploadThroughput"] = upload,
            }
        );
    }

    private static string Large(int number) => Picture(number, 3_000_000);

    // A picture that no other test has: readers pass over what follows its end.
    private static string Picture(int number, int more)
    {
        var path = Path.Combine(Repository.Artifacts("sample-media"), $"picture-{Guid.NewGuid():N}-{number}.png");
        using var file = File.Create(path);
        file.Write(File.ReadAllBytes(SampleMedia.Picture()));
        file.Write(RandomNumberGenerator.GetBytes(more));
        return path;
    }

    // A picture's beginning, and then zeros up to a length.
    private static string Written(string name, int length)
    {
        var path = Path.Combine(Repository.Artifacts("sample-media"), name);
        using var file = File.Create(path);
        file.Write(File.ReadAllBytes(SampleMedia.Picture()));
        file.SetLength(length);
        return path;
    }

    private static async Task AssertArrivedAsync(IPage page, string[] files)
    {
        var cards = page.Locator("[data-item]");
        await Expect(cards).ToHaveCountAsync(files.Length, new() { Timeout = 60_000 });
        for (var place = 0; place < files.Length; place++)
        {
            var reply = await page.APIRequest.GetAsync($"/media/{await cards.Nth(place).GetAttributeAsync("data-item")}");
            var (stored, chosen) = (await reply.BodyAsync(), await File.ReadAllBytesAsync(files[place], Stop));
            Assert.True(chosen.AsSpan().SequenceEqual(stored));
            File.Delete(files[place]);
        }
    }
}
