using Microsoft.Playwright;
using Studio.Testing;

namespace Studio.EndToEnd.Tests.Pages;

internal sealed class SignInPage(IPage page)
{
    public ILocator Button => page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true });

    public async Task SignInAsync(string email = StudioProcess.Email, string password = StudioProcess.Password)
    {
        await page.GotoAsync("/sign-in");
        await page.GetByLabel("Email").FillAsync(email);
        await page.GetByLabel("Password").FillAsync(password);
        await Button.ClickAsync();
    }

    public async Task CreateAdministratorAsync(string name)
    {
        await page.GotoAsync("/");
        await page.WaitForURLAsync("**/first-visit");
        await page.GetByLabel("Name").FillAsync(name);
        await page.GetByLabel("Email").FillAsync(StudioProcess.Email);
        await page.GetByLabel("Password").FillAsync(StudioProcess.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Create administrator" }).ClickAsync();
    }
}
