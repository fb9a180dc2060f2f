using Microsoft.Playwright;

namespace Studio.EndToEnd.Tests.Pages;

/// <summary>The prompt as a person meets it: text, chips, the list under the caret, an input method.</summary>
internal sealed class PromptBox(IPage page)
{
    private ICDPSession? _protocol;

    public ILocator Box => page.GetByRole(AriaRole.Textbox, new() { Name = "Prompt", Exact = true });

    public ILocator Chips => Box.Locator("[data-mention]");

    public ILocator Broken => Box.Locator("[data-broken]");

    public ILocator List => page.GetByRole(AriaRole.Listbox, new() { Name = "References of this composition", Exact = true });

    public ILocator Options => List.GetByRole(AriaRole.Option);

    public ILocator Count => page.Locator("[data-foot] [data-count]");

    public ILocator Notice => page.Locator("[data-notice]");

    public IKeyboard Keys => page.Keyboard;

    /// <summary>The prompt as it is sent.</summary>
    public Task<string> TextAsync() => Box.EvaluateAsync<string>("box => box.innerText");

    /// <summary>Waits for a text.</summary>
    public Task ExpectAsync(string text) =>
        page.WaitForFunctionAsync("text => document.querySelector('[role=textbox][aria-multiline]')?.innerText === text", text);

    /// <summary>Composes as an input method does, step by step, and commits.</summary>
    public async Task ComposeAsync(string committed, params string[] steps)
    {
        var protocol = await ProtocolAsync();
        foreach (var step in steps)
        {
            await protocol.SendAsync(
                "Input.imeSetComposition",
                new()
                {
                    ["text"] = step,
                    ["selectionStart"] = step.Length,
                    ["selectionEnd"] = step.Length,
                }
            );
        }
        await protocol.SendAsync("Input.insertText", new() { ["text"] = committed });
    }

    /// <summary>Puts plain and rich text on the clipboard and presses the keys.</summary>
    public async Task PasteAsync(string plain, string html)
    {
        await page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await page.EvaluateAsync(
            """
            ([plain, html]) => navigator.clipboard.write([new ClipboardItem({
              "text/plain": new Blob([plain], { type: "text/plain" }), "text/html": new Blob([html], { type: "text/html" }),
            })])
            """,
            new[] { plain, html }
        );
        await Keys.PressAsync("Control+V");
    }

    private async Task<ICDPSession> ProtocolAsync() => _protocol ??= await page.Context.NewCDPSessionAsync(page);
}
