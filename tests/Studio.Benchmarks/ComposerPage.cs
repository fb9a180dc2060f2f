using Microsoft.Playwright;
using Studio.Testing;

namespace Studio.Benchmarks;

/// <summary>A member at the composer in Chromium.</summary>
internal sealed class ComposerPage : IAsyncDisposable
{
    private static readonly string[] Arguments =
    [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ];

    private readonly IPlaywright _playwright;
    private readonly IBrowser _chromium;

    private ComposerPage(IPlaywright playwright, IBrowser chromium, IPage page)
    {
        (_playwright, _chromium, Page) = (playwright, chromium, page);
    }

    /// <summary>The page in front.</summary>
    public IPage Page { get; }

    /// <summary>The prompt.</summary>
    public ILocator Prompt => Page.GetByRole(AriaRole.Textbox, new() { Name = "Prompt", Exact = true });

    /// <summary>Signs in at an address and waits until the prompt takes text.</summary>
    public static async Task<ComposerPage> OpenAsync(Uri address)
    {
        var playwright = await Playwright.CreateAsync();
        var chromium = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = "/usr/bin/chromium", Args = Arguments });
        var page = await chromium.NewPageAsync(new() { BaseURL = address.AbsoluteUri, Locale = "en-US" });
        var composer = new ComposerPage(playwright, chromium, page);
        await page.GotoAsync("/sign-in");
        await page.GetByLabel("Email").FillAsync(StudioProcess.Email);
        await page.GetByLabel("Password").FillAsync(StudioProcess.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await Assertions.Expect(composer.Prompt).ToBeEditableAsync(new() { Timeout = 60_000 });
        return composer;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _chromium.DisposeAsync();
        _playwright.Dispose();
    }
}
