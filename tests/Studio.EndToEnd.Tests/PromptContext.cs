using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Studio.EndToEnd.Tests.Pages;
using Studio.Testing;
using static Microsoft.Playwright.Assertions;

namespace Studio.EndToEnd.Tests;

/// <summary>A studio of its own, and a member before its prompt.</summary>
public abstract class PromptContext(Browser browser) : IAsyncLifetime
{
    private PromptBox? _prompt;
    private ComposePage? _compose;
    private Visitor? _mei;
    private StudioProcess? _server;

    private protected StudioProcess Server => _server!;

    private protected Visitor Mei => _mei!;

    private protected ComposePage Compose => _compose!;

    private protected PromptBox Prompt => _prompt!;

    private protected IKeyboard Keys => Prompt.Keys;

    public async ValueTask InitializeAsync()
    {
        _server = await StudioProcess.StartAsync();
        await EnterAsync();
    }

    public async ValueTask DisposeAsync()
    {
        Assert.Empty(Mei.Errors);
        await Mei.DisposeAsync();
        await Server.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private protected async Task EnterAsync(Uri? through = null)
    {
        _mei = await browser.VisitAsync(Server, address: through);
        _compose = new ComposePage(Mei.Page);
        _prompt = new PromptBox(Mei.Page);
        await new SignInPage(Mei.Page).SignInAsync();
        await Expect(Prompt.Box).ToBeEditableAsync();
    }

    private protected async Task AttachTwoAndASoundAsync()
    {
        await Compose.ChooseModeAsync("References");
        await Compose.AttachAsync("Reference images", SampleMedia.Picture("dawn.png", "orange"), SampleMedia.Picture("dusk.png", "purple"));
        await Compose.AttachAsync("Reference audio", SampleMedia.Sound());
        await Expect(Mei.Page.Locator("[data-item]")).ToHaveCountAsync(3);
    }

    private protected async Task SavedAsync(string text)
    {
        var request = Mei.Page.GetByRole(
            AriaRole.Region,
            new()
            {
                Name = "Request",
                Exact = true,
                IncludeHidden = true,
            }
        );
        await Expect(request).ToContainTextAsync(text); // the server has it
        await Expect(Mei.Page.Locator(".saved")).ToContainTextAsync("Saved");
    }

    private protected async Task<IEnumerable<string>> ViolationsAsync() => (await Mei.Page.RunAxe()).Violations.Select(v => v.Id);
}
