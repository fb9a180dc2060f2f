using System.Globalization;
using System.Net;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Radzen.Blazor;
using Studio.Application.Placements;
using Studio.Application.Team;
using Studio.Domain.Team;
using Studio.Web.Features.Placements;
using Studio.Web.Layout;

namespace Studio.Web.Tests.Placements;

public sealed class PlacementsPageTests
{
    private Member? _ann;

    [Fact]
    public async Task Every_placement_is_listed_in_order()
    {
        await using var page = await OpenAsync();

        var list = page.Render<PlacementsPage>();

        list.WaitForElement("table");
        Assert.Equal(["TikTok", "Reels", "Shorts"], Names(list).Take(3));
        Assert.Contains("7 % · 11 % · 19 % · 6 %", list.Find("tbody tr").TextContent, StringComparison.Ordinal);
        Assert.True(list.Find("[aria-label='Move TikTok up']").HasAttribute("disabled"));
    }

    [Fact]
    public async Task A_placement_is_added_once_it_is_right()
    {
        await using var page = await OpenAsync();
        var header = page.Render<HeaderOutlet>();
        var list = page.Render<PlacementsPage>();
        var dialog = page.Render<RadzenDialog>();
        list.WaitForElement("table");

        var adding = header.WaitForElement("button").ClickAsync();
        await dialog.WaitForElement("#placement-name").InputAsync("Billboard");
        await dialog.Find("#placement-crop").InputAsync("wide");
        await dialog.Find("form").SubmitAsync();
        Assert.Contains("Write the crop as a ratio", dialog.Find("[role=alert]").TextContent, StringComparison.Ordinal);

        await dialog.Find("#placement-crop").InputAsync("2:1");
        await dialog.Find("form").SubmitAsync();
        await adding;

        list.WaitForAssertion(() => Assert.Equal("Billboard", Names(list).Last()));
    }

    [Fact]
    public async Task A_placement_moves_and_goes_and_all_come_back()
    {
        await using var page = await OpenAsync();
        var list = page.Render<PlacementsPage>();
        var dialog = page.Render<RadzenDialog>();

        await list.WaitForElement("[aria-label='Move TikTok down']").ClickAsync();
        list.WaitForAssertion(() => Assert.Equal(["Reels", "TikTok"], Names(list).Take(2)));

        var deleting = list.Find("[aria-label='Delete Reels']").ClickAsync();
        await dialog.WaitForElement("[role=dialog] .rz-primary").ClickAsync();
        await deleting;
        list.WaitForAssertion(() => Assert.Equal(["TikTok", "Shorts"], Names(list).Take(2)));

        var restoring = list.FindAll("button").Single(b => b.TextContent.Trim() == "Restore the defaults").ClickAsync();
        await dialog.WaitForElement("[role=dialog] .rz-primary").ClickAsync();
        await restoring;
        list.WaitForAssertion(() => Assert.Equal(["TikTok", "Reels", "Shorts"], Names(list).Take(3)));
    }

    [Fact]
    public async Task The_first_names_are_read_in_the_readers_language_until_somebody_gives_others()
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("zh-Hans");
        await using var page = await OpenAsync();
        var list = page.Render<PlacementsPage>();
        var dialog = page.Render<RadzenDialog>();
        list.WaitForElement("table");
        Assert.Equal(["TikTok", "快拍", "官网首屏", "信息流 4:5"], Names(list).Where((_, place) => place is 0 or 3 or 5 or 6));

        await ChangeAsync("官网首屏", _ => Task.CompletedTask);
        await ChangeAsync("快拍", form => form.Find("#placement-name").InputAsync("Stories today"));

        Assert.Equal(["Stories today", "Site hero"], (await StoredAsync(page)).Where((_, place) => place is 3 or 5));
        list.WaitForAssertion(() => Assert.Equal(["Stories today", "官网首屏"], Names(list).Where((_, place) => place is 3 or 5)));

        async Task ChangeAsync(string name, Func<IRenderedComponent<RadzenDialog>, Task> write)
        {
            var changing = list.Find($"[aria-label='编辑 {name}']").ClickAsync();
            Assert.Equal(name, dialog.WaitForElement("#placement-name").GetAttribute("value"));
            await write(dialog);
            await dialog.Find("form").SubmitAsync();
            await changing;
        }
    }

    [Fact]
    public async Task Without_any_the_page_offers_the_usual_ones()
    {
        await using var page = await OpenAsync();
        var editor = page.Host.Services.GetRequiredService<PlacementEditor>();
        foreach (var placement in await page.Host.Services.GetRequiredService<PlacementList>().ReadAsync(CancellationToken.None))
        {
            await editor.DeleteAsync(_ann!.Id, placement.Id, CancellationToken.None);
        }
        var list = page.Render<PlacementsPage>();

        await list.WaitForElement(".empty button").ClickAsync();

        list.WaitForAssertion(() => Assert.Equal("TikTok", Names(list).First()));
    }

    [Theory]
    [InlineData(MemberRole.Admin, HttpStatusCode.OK)]
    [InlineData(MemberRole.Editor, HttpStatusCode.Forbidden)]
    [InlineData(MemberRole.Viewer, HttpStatusCode.Forbidden)]
    public async Task Only_administrators_come_in(MemberRole role, HttpStatusCode status)
    {
        await using var host = StudioWebHost.Start();
        await host.AddMemberAsync("Ann", MemberRole.Admin);
        using var visitor = await host.SignInAsync(await host.AddMemberAsync("Bob", role));

        using var reply = await visitor.Http.GetAsync("/placements", Xunit.TestContext.Current.CancellationToken);

        Assert.Equal(status, reply.StatusCode);
    }

    private static IEnumerable<string> Names(IRenderedComponent<PlacementsPage> list) =>
        list.FindAll("tbody th").Select(h => h.TextContent);

    private static async Task<IEnumerable<string>> StoredAsync(PageTest page) =>
        (await page.Host.Services.GetRequiredService<PlacementList>().ReadAsync(CancellationToken.None)).Select(p => p.Name);

    private async Task<PageTest> OpenAsync()
    {
        var page = await PageTest.OpenAsync();
        _ann = await page.Host.AddMemberAsync("Ann", MemberRole.Admin);
        page.SignIn(_ann);
        page.Services.AddPlacementPages()
            .AddSingleton(page.Host.Services.GetRequiredService<PlacementList>())
            .AddSingleton(page.Host.Services.GetRequiredService<PlacementEditor>());
        return page;
    }
}
