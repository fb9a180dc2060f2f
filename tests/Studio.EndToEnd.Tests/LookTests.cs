using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Studio.EndToEnd.Tests.Pages;
using Studio.Testing;
using static Microsoft.Playwright.Assertions;

namespace Studio.EndToEnd.Tests;

/// <summary>A studio that has made a few videos and failed at one.</summary>
public sealed class UsedStudio : IAsyncLifetime
{
    /// <summary>The studio.</summary>
    public StudioProcess Studio { get; private set; } = null!;

    /// <summary>The page of a video that was made.</summary>
    public string Succeeded { get; private set; } = "";

    /// <summary>The page of a generation that failed.</summary>
    public string Failed { get; private set; } = "";

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        Studio = await StudioProcess.StartAsync();
        var browser = new Browser();
        await browser.InitializeAsync();
        await using (browser)
        await using (var mei = await browser.VisitAsync(Studio))
        {
            await new SignInPage(mei.Page).SignInAsync();
            var compose = new ComposePage(mei.Page);
            await Expect(compose.Prompt).ToBeVisibleAsync();
            await compose.Duration.FillAsync("2");
            await compose.Prompt.FillAsync("Rooftops at blue hour, the camera glides toward a lit terrace");
            await compose.GenerateAsync();
            await compose.Prompt.FillAsync("A night market teaser [fail:OutputVideoSensitiveContentDetected]");
            await compose.ChooseRatioAsync("1:1");
            await compose.GenerateAsync();
            await compose.ChooseModeAsync("First & last frame");
            await compose.AttachAsync("First frame", SampleMedia.Picture("dawn.png", "orange"));
            await compose.AttachAsync("Last frame", SampleMedia.Picture("dusk.png", "purple"));
            await compose.ChooseRatioAsync("9:16");
            await compose.Prompt.FillAsync("第一人称视角，太阳从海湾升起，又缓缓落下");
            await compose.GenerateAsync();
            var history = new HistoryPage(mei.Page);
            await history.OpenAsync();
            await Expect(history.WithStatus("Succeeded")).ToHaveCountAsync(2, new() { Timeout = 60_000 });
            await Expect(history.WithStatus("Failed")).ToHaveCountAsync(1);
            await history.OpenItemAsync("Succeeded");
            Succeeded = mei.Page.Url;
            await history.OpenAsync();
            await history.OpenItemAsync("Failed");
            Failed = mei.Page.Url;
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Studio.DisposeAsync();
}

/// <summary>Each page in both languages and both themes at both widths: no accessibility violation, no sideways scroll, no script error, and a picture to look at.</summary>
public sealed class LookTests(Browser browser, UsedStudio used) : IClassFixture<UsedStudio>
{
    public static TheoryData<int, ColorScheme, string> Views =>
        new MatrixTheoryData<int, ColorScheme, string>([1440, 390], [ColorScheme.Light, ColorScheme.Dark], ["en", "zh-Hans"]);

    [Theory]
    [MemberData(nameof(Views))]
    public async Task Every_page_is_fit_to_be_seen(int width, ColorScheme theme, string language)
    {
        var (words, locale) = language == "en" ? (Words.English, "en-US") : (Words.Chinese, "zh-CN");
        await using var mei = await browser.VisitAsync(used.Studio, width, width == 390 ? 844 : 900, theme, locale: locale);
        var page = mei.Page;
        var view = $"{width}-{theme.ToString().ToLowerInvariant()}-{language}";
        await page.GotoAsync("/sign-in");
        await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", language);
        await JudgeAsync(mei, $"sign-in-{view}");
        await page.GotoAsync("/invitation/none");
        await JudgeAsync(mei, $"invitation-closed-{view}");

        await page.GotoAsync("/sign-in");
        await page.GetByLabel(words["Account.Email"]).FillAsync(StudioProcess.Email);
        await page.GetByLabel(words["Account.Password"]).FillAsync(StudioProcess.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = words["SignIn.Do"], Exact = true }).ClickAsync();
        foreach (var mode in new[] { "Text", "References", "Frames" })
        {
            await page.GetByRole(AriaRole.Tab, new() { Name = words[$"Compose.Mode.{mode}"], Exact = true }).ClickAsync();
            await JudgeAsync(mei, $"compose-{mode.ToLowerInvariant()}-{view}");
        }

        await page.GotoAsync("/history");
        var items = page.GetByRole(AriaRole.List, new() { Name = words["History.Generations"] }).GetByRole(AriaRole.Listitem);
        await Expect(items).ToHaveCountAsync(3);
        await JudgeAsync(mei, $"history-{view}");
        await page.GotoAsync(used.Succeeded);
        await Expect(new ItemPage(page).Video).ToBeVisibleAsync();
        await JudgeAsync(mei, $"item-{view}");
        await page.GotoAsync(used.Failed);
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = words["Item.Timeline"] })).ToBeVisibleAsync();
        await JudgeAsync(mei, $"item-failed-{view}");

        await page.GotoAsync("/history?view=table");
        await Expect(page.GetByText("Rooftops at blue hour").First).ToBeVisibleAsync();
        await JudgeAsync(mei, $"history-table-{view}");
        await page.GotoAsync("/team");
        await Expect(page.GetByText(StudioProcess.Email).First).ToBeVisibleAsync();
        await JudgeAsync(mei, $"team-{view}");
        foreach (var name in new[] { "drafts", "library", "templates", "batch", "placements", "admin/storage" })
        {
            await page.GotoAsync($"/{name}");
            await Expect(page.Locator("h1:visible")).Not.ToBeEmptyAsync();
            await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
            await Expect(page.GetByRole(AriaRole.Status, new() { Name = words["Shared.Loading"] })).ToHaveCountAsync(0);
            await JudgeAsync(mei, $"{name.Replace('/', '-')}-{view}");
        }
        await page.GotoAsync("/nowhere");
        await JudgeAsync(mei, $"missing-{view}");
        Assert.Empty(mei.Errors);
    }

    private static async Task JudgeAsync(Visitor visitor, string name)
    {
        await visitor.ShootAsync(name);
        var sideways = await visitor.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - innerWidth");
        Assert.True(sideways <= 0, $"{name} scrolls {sideways} px sideways.");
        var violations = (await visitor.Page.RunAxe()).Violations;
        Assert.True(
            violations.Length == 0,
            $"{name}: {string.Join("; ", violations.Select(v => $"{v.Id}: {string.Join(", ", v.Nodes.Take(2).Select(n => n.Html))}"))}"
        );
    }
}
