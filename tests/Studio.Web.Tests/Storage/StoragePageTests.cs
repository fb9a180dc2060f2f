using System.Net;
using Bunit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Radzen.Blazor;
using Studio.Application.Media;
using Studio.Application.Team;
using Studio.Domain.Media;
using Studio.Domain.Team;
using Studio.Testing;
using Studio.Web.Features.Storage;
using Studio.Web.Features.Team;

namespace Studio.Web.Tests.Storage;

public sealed class StoragePageTests
{
    private const string TakeAway = "ALTER TABLE MediaItems RENAME TO Away";
    private const string BringBack = "ALTER TABLE Away RENAME TO MediaItems";

    private static CancellationToken Stop => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_stored_is_counted_by_kind_and_member()
    {
        await using var page = await OpenAsync();
        var bob = await page.Host.AddMemberAsync("Bob", MemberRole.Editor);
        await SaveAsync(
            page,
            Make.Item(MediaKind.Image, length: 2_000_000, memberId: bob.Id),
            Make.Item(MediaKind.Video, length: 1_500_000_000, memberId: bob.Id)
        );

        var storage = page.Render<StoragePage>();

        var kinds = storage.WaitForElement("[aria-labelledby=kinds-title]");
        Assert.Equal(
            ["Images", "Videos", "Audio"],
            kinds.QuerySelectorAll("tbody th .cut").Select(name => name.FirstChild!.TextContent.Trim())
        );
        Assert.Contains("2 MB1 file", kinds.QuerySelector("tbody tr")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("1.5 GB2 files", kinds.QuerySelector("tfoot .sum")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Bob", storage.Find("table[aria-labelledby=members-title] tbody").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_store_without_anything_says_so_and_agrees()
    {
        await using var page = await OpenAsync();

        var storage = page.Render<StoragePage>();

        storage.WaitForAssertion(() => Assert.Contains("Every item has its file", storage.Markup, StringComparison.Ordinal));
        Assert.Contains("Nothing is stored yet", storage.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Items_without_their_file_lead_to_the_library()
    {
        await using var page = await OpenAsync();
        var bob = await page.Host.AddMemberAsync("Bob", MemberRole.Editor);
        var (lost, half) = (Make.Item(length: 3_000, memberId: bob.Id), Make.Item(length: 4_000_000, memberId: bob.Id));
        await SaveAsync(page, lost, half);
        await CommitAsync(page, half.StoreKey);

        var storage = page.Render<StoragePage>();

        storage.WaitForElement("[aria-labelledby=missing-title] li + li");
        var rows = storage.FindAll("[aria-labelledby=missing-title] li");
        var row = Assert.Single(rows, r => r.QuerySelector("a")!.GetAttribute("href") == $"library?item={lost.Id}");
        Assert.Contains("No file, should be 3 kB", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("Bob", row.TextContent, StringComparison.Ordinal);
        Assert.Single(rows, r => r.TextContent.Contains("3 B of 4 MB", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(".rz-base", false)]
    [InlineData(".rz-primary", true)]
    public async Task Files_without_an_item_go_only_after_a_question(string answer, bool isGone)
    {
        await using var page = await OpenAsync();
        var key = await OrphanAsync(page);
        page.Host.Time.Advance(TimeSpan.FromHours(25));
        var storage = page.Render<StoragePage>();
        var dialog = page.Render<RadzenDialog>();

        var deleting = storage.WaitForElement("button:contains('Delete 1 file')").ClickAsync();
        var asked = dialog.WaitForElement("[role=dialog]");
        Assert.Contains("gone for good", asked.TextContent, StringComparison.Ordinal);
        await asked.QuerySelector(answer)!.ClickAsync();
        await deleting;

        Assert.Equal(isGone ? null : 3, await Store(page).LengthAsync(key, Stop));
        storage.WaitForAssertion(() =>
            Assert.Equal(isGone, storage.Markup.Contains("every file belongs to an item", StringComparison.Ordinal))
        );
    }

    [Fact]
    public async Task A_young_file_is_listed_and_can_not_be_deleted()
    {
        await using var page = await OpenAsync();
        var key = await OrphanAsync(page);
        page.Host.Time.Advance(TimeSpan.FromHours(3));

        var storage = page.Render<StoragePage>();

        var orphan = storage.WaitForElement("[aria-labelledby=orphans-title] li");
        Assert.Contains(key, orphan.TextContent, StringComparison.Ordinal);
        Assert.Contains("younger than a day", orphan.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(storage.FindAll("button"), b => b.TextContent.Contains("Delete", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_administrator_who_is_one_no_more_deletes_nothing()
    {
        await using var page = await OpenAsync();
        var key = await OrphanAsync(page);
        page.Host.Time.Advance(TimeSpan.FromHours(25));
        var storage = page.Render<StoragePage>();
        var dialog = page.Render<RadzenDialog>();
        var delete = storage.WaitForElement("button:contains('Delete 1 file')");
        var bob = await page.Host.AddMemberAsync("Bob", MemberRole.Admin);
        var ann = (await page.Services.GetRequiredService<TeamDirectory>().ReadAsync(bob.Id, Stop)).Members.Single(m => m.Name == "Ann");
        await page.Host.Services.GetRequiredService<ChangeRole>().ExecuteAsync(bob.Id, ann.Id, MemberRole.Editor, Stop);

        var deleting = delete.ClickAsync();
        await dialog.WaitForElement("[role=dialog] .rz-primary").ClickAsync();
        await deleting;

        Assert.Contains("Only an administrator can do this", storage.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Equal(3, await Store(page).LengthAsync(key, Stop));
    }

    [Fact]
    public async Task What_breaks_off_is_said_and_can_be_tried_again()
    {
        await using var page = await OpenAsync();
        await RunAsync(page, TakeAway);
        var storage = page.Render<StoragePage>();
        var again = storage.WaitForElement("button:contains('Try again')");
        Assert.Contains("did not load", storage.Markup, StringComparison.Ordinal);

        await RunAsync(page, BringBack);
        await again.ClickAsync();
        storage.WaitForAssertion(() => Assert.Contains("Every item has its file", storage.Markup, StringComparison.Ordinal));

        await RunAsync(page, TakeAway);
        await storage.Find("button:contains('Check again')").ClickAsync();
        storage.WaitForAssertion(() => Assert.Contains("broke off", storage.Find("[role=alert]").TextContent, StringComparison.Ordinal));

        await RunAsync(page, BringBack);
        await storage.Find("button:contains('Check again')").ClickAsync();
        storage.WaitForAssertion(() => Assert.Contains("Every item has its file", storage.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Leaving_the_page_stops_the_comparison()
    {
        await using var page = await OpenAsync();
        var check = page.Services.GetRequiredService<StorageCheck>();
        var changes = new List<StorageCheckState>();

        var running = check.RunAsync(() =>
        {
            changes.Add(check.View.State);
            check.Stop();
        });
        await running;

        Assert.Equal([StorageCheckState.Running, StorageCheckState.Stopped], changes);
    }

    [Theory]
    [InlineData(MemberRole.Admin, HttpStatusCode.OK)]
    [InlineData(MemberRole.Editor, HttpStatusCode.Redirect)]
    [InlineData(MemberRole.Viewer, HttpStatusCode.Redirect)]
    public async Task The_page_is_open_to_administrators_alone(MemberRole role, HttpStatusCode status)
    {
        await using var host = StudioWebHost.Start();
        var visitor = await host.SignInAsync(await host.AddMemberAsync("Ann", role));

        using var reply = await visitor.GetAsync("/admin/storage");

        Assert.Equal(status, reply.StatusCode);
        if (status == HttpStatusCode.Redirect)
        {
            Assert.StartsWith("/problem/403", reply.Headers.Location!.PathAndQuery, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(MemberRole.Admin, 1)]
    [InlineData(MemberRole.Editor, 0)]
    public async Task The_team_page_leads_administrators_to_it(MemberRole role, int links)
    {
        await using var page = await PageTest.OpenAsync();
        page.SignIn(await page.Host.AddMemberAsync("Ann", role));
        var header = page.Render<Microsoft.AspNetCore.Components.Sections.SectionOutlet>(p =>
            p.Add(o => o.SectionName, Studio.Web.Layout.HeaderOutlet.Section)
        );

        page.Render<TeamPage>().WaitForElement("table");

        header.WaitForAssertion(() => Assert.Equal(links, header.FindAll("a[href='admin/storage']").Count));
    }

    private static async Task<PageTest> OpenAsync()
    {
        var page = await PageTest.OpenAsync();
        page.SignIn(await page.Host.AddMemberAsync("Ann", MemberRole.Admin));
        return page;
    }

    private static IMediaStore Store(PageTest page) => page.Host.Services.GetRequiredService<IMediaStore>();

    private static async Task SaveAsync(PageTest page, params MediaItem[] items)
    {
        await using var db = await page.Host.OpenDatabaseAsync();
        db.AddRange(items);
        await db.SaveChangesAsync(Stop);
    }

    private static async Task<string> OrphanAsync(PageTest page)
    {
        var key = $"0123456789abcdef-{MediaItemId.New(page.Host.Time.GetUtcNow()).Value:N}";
        await CommitAsync(page, key);
        return key;
    }

    private static async Task CommitAsync(PageTest page, string key)
    {
        await Store(page).AppendAsync("arriving", 0, new MemoryStream([1, 2, 3]), Stop);
        await Store(page).CommitAsync("arriving", key, version: null, Stop);
    }

    private static async Task RunAsync(PageTest page, string sql)
    {
        await using var db = await page.Host.OpenDatabaseAsync();
        await db.Database.ExecuteSqlRawAsync(sql, Stop);
    }
}
