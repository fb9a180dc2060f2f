using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Studio.EndToEnd.Tests.Pages;

internal sealed class TemplatesPage(IPage page)
{
    public ILocator Items => page.GetByRole(AriaRole.List, new() { Name = "Templates", Exact = true }).GetByRole(AriaRole.Article);

    public ILocator Dialog => page.GetByRole(AriaRole.Dialog);

    public async Task OpenAsync()
    {
        await page.GotoAsync("/templates");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Templates", Exact = true })).ToBeVisibleAsync();
    }

    public async Task SaveAsync(string name)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Save as template", Exact = true }).ClickAsync();
        await Dialog.GetByLabel("Name", new() { Exact = true }).FillAsync(name);
        await Dialog.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).DblClickAsync();
        await Expect(Dialog.GetByText($"{name} is kept.")).ToBeVisibleAsync();
        await Dialog.GetByRole(AriaRole.Link, new() { Name = "Templates", Exact = true }).ClickAsync();
        await Expect(Items.Filter(new() { HasText = name })).ToBeVisibleAsync();
    }

    public async Task UseAsync(string name, params (string Placeholder, string Value)[] values)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = $"Use {name}", Exact = true }).ClickAsync();
        foreach (var (placeholder, value) in values)
        {
            await Dialog.GetByLabel(placeholder, new() { Exact = true }).FillAsync(value);
        }
        await Dialog.GetByRole(AriaRole.Button, new() { Name = "Use", Exact = true }).ClickAsync();
        await page.WaitForURLAsync("**/?draft=*");
    }

    public async Task DeleteAsync(string name)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = $"Delete {name}", Exact = true }).ClickAsync();
        await Dialog.GetByRole(AriaRole.Button, new() { Name = "Delete", Exact = true }).ClickAsync();
        await Expect(Items.Filter(new() { HasText = name })).ToHaveCountAsync(0);
    }

    public async Task<string> ExportAsync()
    {
        var download = await page.RunAndWaitForDownloadAsync(() =>
            page.GetByRole(AriaRole.Link, new() { Name = "Export all", Exact = true }).ClickAsync()
        );
        return await download.PathAsync();
    }

    public async Task ImportAsync(FilePayload file)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Import", Exact = true }).ClickAsync();
        await Dialog.GetByLabel("File", new() { Exact = true }).SetInputFilesAsync(file);
    }
}
