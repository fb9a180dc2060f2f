using Microsoft.Playwright;
using Studio.EndToEnd.Tests.Pages;
using Studio.Testing;
using static Microsoft.Playwright.Assertions;

namespace Studio.EndToEnd.Tests;

/// <summary>Files that come straight into the library.</summary>
public sealed class LibraryTests(Browser browser)
{
    [Fact]
    public async Task Files_come_into_the_library_and_what_is_none_says_why()
    {
        await using var studio = await StudioProcess.StartAsync();
        await using var mei = await browser.VisitAsync(studio);
        await new SignInPage(mei.Page).SignInAsync();
        await mei.Page.GotoAsync("/library");
        await mei
            .Page.Locator("[data-library-files]")
            .SetInputFilesAsync([SampleMedia.Picture("dawn.png", "orange"), SampleMedia.Picture("wide.png", "teal", "4000x2250")]);

        var wall = Wall(mei.Page);
        await Expect(wall.GetByRole(AriaRole.Link)).ToHaveCountAsync(2);
        await Expect(mei.Page.GetByRole(AriaRole.List, new() { Name = "Files on their way" })).ToHaveCountAsync(0);
        var wide = wall.Locator("img[src$=poster]");
        await Expect(wide).ToHaveJSPropertyAsync("naturalWidth", 960);

        var search = mei.Page.GetByRole(AriaRole.Searchbox, new() { Name = "Search names and tags" });
        await search.PressSequentiallyAsync("wide.png"); // faster than the server answers each key
        await Expect(wall.GetByRole(AriaRole.Link)).ToHaveCountAsync(1);
        await Expect(search).ToHaveValueAsync("wide.png");
        await search.FillAsync("");

        await mei.Page.Locator("[data-library-files]").SetInputFilesAsync(SampleMedia.Picture("dawn.png", "orange"));
        await Expect(mei.Page.GetByText("Already in the library.")).ToBeVisibleAsync();
        Assert.Empty(mei.Errors);

        await mei.Page.Locator("[data-library-files]").SetInputFilesAsync(SampleMedia.NotAPicture());
        await Expect(mei.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("This file is not an image, video or audio file");
    }

    [Fact]
    public async Task A_picture_whose_file_is_lost_leaves_its_tile_empty_and_named()
    {
        using var folder = new TestFolder();
        await using var studio = await StudioProcess.StartAsync(withAdmin: true, ("Storage:Disk:Root", folder.Path));
        await using (var mei = await browser.VisitAsync(studio))
        {
            await new SignInPage(mei.Page).SignInAsync();
            await mei.Page.GotoAsync("/library");
            await mei.Page.Locator("[data-library-files]").SetInputFilesAsync(SampleMedia.Picture("dawn.png", "orange"));
            await Expect(Wall(mei.Page).Locator("img")).ToBeVisibleAsync();
        }
        Directory.Delete(Path.Combine(folder.Path, "files"), recursive: true);

        await using var again = await browser.VisitAsync(studio); // with an empty cache
        await new SignInPage(again.Page).SignInAsync();
        await again.Page.GotoAsync("/library");

        await Expect(Wall(again.Page).GetByRole(AriaRole.Link, new() { Name = "dawn.png" })).ToBeVisibleAsync();
        var picture = Wall(again.Page).Locator("img");
        await Expect(picture).ToHaveCountAsync(1);
        await Expect(picture).ToBeHiddenAsync();
    }

    private static ILocator Wall(IPage page) => page.GetByRole(AriaRole.List, new() { Name = "Items", Exact = true });
}
