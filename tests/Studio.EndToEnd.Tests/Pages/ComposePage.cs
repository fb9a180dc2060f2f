using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Studio.EndToEnd.Tests.Pages;

internal sealed class ComposePage(IPage page)
{
    public ILocator Prompt => page.GetByRole(AriaRole.Textbox, new() { Name = "Prompt", Exact = true });

    public ILocator Generate => page.GetByRole(AriaRole.Button, new() { Name = "Generate", Exact = true });

    public ILocator Request => page.GetByRole(AriaRole.Region, new() { Name = "Request", Exact = true });

    public ILocator Duration => page.GetByRole(AriaRole.Slider, new() { Name = "Duration", Exact = true });

    public async Task OpenAsync()
    {
        await page.GotoAsync("/");
        await Expect(Prompt).ToBeVisibleAsync();
    }

    public Task ChooseModeAsync(string mode) => page.GetByRole(AriaRole.Tab, new() { Name = mode, Exact = true }).ClickAsync();

    public Task ChooseRatioAsync(string ratio) =>
        page.GetByRole(AriaRole.Radiogroup, new() { Name = "Ratio" })
            .GetByRole(AriaRole.Radio, new() { Name = ratio, Exact = true })
            .CheckAsync(new() { Force = true });

    public ILocator FileInput(string label) => page.GetByLabel(label, new() { Exact = true });

    public async Task AttachAsync(string label, params string[] files)
    {
        await FileInput(label).SetInputFilesAsync(files);
    }

    public ILocator Upload(string wish, string file) =>
        page.GetByRole(AriaRole.Button, new() { Name = $"{wish} the upload of {Path.GetFileName(file)}", Exact = true });

    /// <summary>Waits until so many files are on their way, each so far at least.</summary>
    public Task WaitUntilUploadedAsync(int percent, int of) =>
        page.WaitForFunctionAsync(
            """
            ([percent, of]) => {
              const bars = [...document.querySelectorAll("[role=progressbar]")];
              return bars.length >= of && bars.every((bar) => Number(bar.getAttribute("aria-valuenow")) >= percent);
            }
            """,
            new[] { percent, of }
        );

    public async Task GenerateAsync()
    {
        await Expect(Generate).ToBeEnabledAsync(new() { Timeout = 20_000 });
        await Generate.ClickAsync();
    }
}
