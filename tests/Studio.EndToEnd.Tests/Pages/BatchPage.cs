using System.Text;
using Microsoft.Playwright;

namespace Studio.EndToEnd.Tests.Pages;

internal sealed class BatchPage(IPage page)
{
    public ILocator Rows => page.GetByRole(AriaRole.List, new() { Name = "Rows", Exact = true }).GetByRole(AriaRole.Group);

    public ILocator Send => page.GetByRole(AriaRole.Button, new() { Name = "Send all" });

    public ILocator OnlyProblems => page.GetByRole(AriaRole.Button, new() { Name = "Only rows with problems" });

    public ILocator Row(int number) => page.GetByRole(AriaRole.Group, new() { Name = $"Row {number}", Exact = true });

    public Task TakeFileAsync(string table) =>
        page.GetByLabel("Choose a file")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = "rows.csv",
                    MimeType = "text/csv",
                    Buffer = Encoding.UTF8.GetBytes(table),
                }
            );
}
