using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Studio.EndToEnd.Tests.Pages;

/// <summary>The assistant under the prompt, and the rewrite that it shows, in the reader's language.</summary>
internal sealed class AssistantCard(IPage page, Words words)
{
    public ILocator Panel => page.GetByRole(AriaRole.Region, new() { Name = words["Assistant.Title"], Exact = true });

    public ILocator Rewrite => Panel.GetByRole(AriaRole.Group);

    public ILocator Status => Rewrite.GetByRole(AriaRole.Status);

    public ILocator Alert => Rewrite.GetByRole(AriaRole.Alert);

    public ILocator Button(string key) => Panel.GetByRole(AriaRole.Button, new() { Name = words["Assistant." + key] });

    public ILocator Change(int number) =>
        Rewrite.GetByRole(
            AriaRole.Checkbox,
            new() { Name = words["Assistant.Use"].Replace("{0}", $"{number}", StringComparison.Ordinal), Exact = true }
        );

    /// <summary>Asks, and waits until words come.</summary>
    public async Task AskAsync(string kind)
    {
        await Button(kind).ClickAsync();
        await Expect(Rewrite).ToBeVisibleAsync();
    }

    /// <summary>Waits until the rewrite has ended, well or not.</summary>
    public Task EndAsync() => Expect(Rewrite).ToHaveAttributeAsync("aria-busy", "false");
}
