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
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Studio.DisposeAsync();
}

/// <summary>Each page in both themes at both widths: no accessibility violation, no sideways scroll, no script error, and a picture to look at.</summary>
public sealed class LookTests(Browser browser, UsedStudio used) : IClassFixture<UsedStudio>
{
    public static TheoryData<int, ColorScheme> Views =>
        new MatrixTheoryData<int, ColorScheme>([1440, 390], [ColorScheme.Light, ColorScheme.Dark]);

    [Theory]
    [MemberData(nameof(Views))]
    public async Task Every_page_is_fit_to_be_seen(int width, ColorScheme theme)
    {
        await using var mei = await browser.VisitAsync(used.Studio, width, width == 390 ? 844 : 900, theme);
        var history = new HistoryPage(mei.Page);
        var view = $"{width}-{theme.ToString().ToLowerInvariant()}";
        await mei.Page.GotoAsync("/sign-in");
        await JudgeAsync(mei, $"sign-in-{view}");

        await new SignInPage(mei.Page).SignInAsync();
        var compose = new ComposePage(mei.Page);
        foreach (var mode in new[] { "Text", "References", "First & last frame" })
        {
            await compose.ChooseModeAsync(mode);
            await JudgeAsync(mei, $"compose-{mode.Split(' ')[0].ToLowerInvariant()}-{view}");
        }

        await history.OpenAsync();
        await Expect(history.Items).ToHaveCountAsync(3);
        await JudgeAsync(mei, $"history-{view}");
        await history.OpenItemAsync("Succeeded");
        await Expect(new ItemPage(mei.Page).Video).ToBeVisibleAsync();
        await JudgeAsync(mei, $"item-{view}");
        await history.OpenAsync();
        await history.OpenItemAsync("Failed");
        await Expect(new ItemPage(mei.Page).Timeline).ToBeVisibleAsync();
        await JudgeAsync(mei, $"item-failed-{view}");

        await mei.Page.GotoAsync("/history?view=table");
        await Expect(mei.Page.GetByText("Rooftops at blue hour").First).ToBeVisibleAsync();
        await JudgeAsync(mei, $"history-table-{view}");
        await mei.Page.GotoAsync("/team");
        await Expect(mei.Page.GetByText(StudioProcess.Email).First).ToBeVisibleAsync();
        await JudgeAsync(mei, $"team-{view}");
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
