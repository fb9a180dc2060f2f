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

    public Task AlsoAsync(string ratio) =>
        page.GetByRole(AriaRole.Checkbox, new() { Name = $"Also {ratio}", Exact = true }).CheckAsync(new() { Force = true });

    public Task ChooseVariantsAsync(int variants) =>
        page.GetByRole(AriaRole.Radiogroup, new() { Name = "Variants" })
            .GetByRole(AriaRole.Radio, new() { Name = $"{variants}", Exact = true })
            .CheckAsync(new() { Force = true });

    public Task ChoosePlacementAsync(string name) =>
        page.GetByRole(AriaRole.Group, new() { Name = "Placement" }).GetByRole(AriaRole.Button, new() { Name = name }).ClickAsync();

    public async Task StartCampaignAsync(string name, string namingPattern)
    {
        await page.GetByRole(AriaRole.Combobox, new() { Name = "Campaign", Exact = true }).FillAsync(name);
        await page.GetByRole(AriaRole.Option, new() { Name = $"Create “{name}”" }).ClickAsync();
        await page.GetByLabel("Naming pattern for downloads").FillAsync(namingPattern);
        await page.GetByRole(AriaRole.Button, new() { Name = "Create campaign" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
    }

    /// <summary>Waits until the prompt reads so; its mentions may be chips.</summary>
    public async Task ExpectPromptAsync(string words) =>
        await page.WaitForFunctionAsync(
            "([prompt, words]) => (prompt.value ?? prompt.innerText).trim() === words",
            new object[] { await Prompt.ElementHandleAsync(), words }
        );

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
