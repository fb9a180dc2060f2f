using Microsoft.Playwright;
using Studio.Testing;

[assembly: AssemblyFixture(typeof(Studio.EndToEnd.Tests.Browser))]

namespace Studio.EndToEnd.Tests;

/// <summary>The one Chromium of the run.</summary>
public sealed class Browser : IAsyncLifetime
{
    private const float Patience = 30_000; // ms; a loaded machine is slow, not broken

    private static readonly string[] Arguments =
    [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ];

    private IPlaywright? _playwright;
    private IBrowser? _chromium;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        Assertions.SetDefaultExpectTimeout(Patience);
        _playwright = await Playwright.CreateAsync();
        _chromium = await _playwright.Chromium.LaunchAsync(
            new BrowserTypeLaunchOptions { ExecutablePath = "/usr/bin/chromium", Args = Arguments }
        );
    }

    /// <summary>A visitor's page: cookies, storage and console of its own; at another address of the studio if one is given.</summary>
    public async Task<Visitor> VisitAsync(
        StudioProcess studio,
        int width = 1440,
        int height = 900,
        ColorScheme theme = ColorScheme.Light,
        string locale = "en-US",
        Uri? address = null
    )
    {
        var context = await _chromium!.NewContextAsync(
            new BrowserNewContextOptions
            {
                BaseURL = (address ?? studio.Address).AbsoluteUri,
                ColorScheme = theme,
                ViewportSize = new ViewportSize { Width = width, Height = height },
                Locale = locale,
                TimezoneId = "Europe/Berlin",
            }
        );
        context.SetDefaultTimeout(Patience);
        return new Visitor(context, await context.NewPageAsync());
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_chromium is not null)
        {
            await _chromium.DisposeAsync();
        }
        _playwright?.Dispose();
    }
}

/// <summary>A person at a browser.</summary>
public sealed class Visitor : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly List<string> _errors = [];

    internal Visitor(IBrowserContext context, IPage page)
    {
        _context = context;
        Page = page;
        page.PageError += (_, error) => _errors.Add(error);
    }

    /// <summary>The page in front.</summary>
    public IPage Page { get; }

    /// <summary>What the page's scripts threw.</summary>
    public IReadOnlyList<string> Errors => _errors;

    /// <summary>Keeps a picture of the page among the test's artefacts.</summary>
    public Task ShootAsync(string name) =>
        Page.ScreenshotAsync(
            new PageScreenshotOptions
            {
                Path = Path.Combine(Repository.Artifacts("screenshots"), name + ".png"),
                Animations = ScreenshotAnimations.Disabled,
            }
        );

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await _context.DisposeAsync();
}
