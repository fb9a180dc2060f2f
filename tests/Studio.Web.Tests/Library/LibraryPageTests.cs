using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components.Web;
using Studio.Domain.Media;
using Studio.Domain.Team;
using Studio.Testing;
using Studio.Web.Features.Library;
using Xunit;

namespace Studio.Web.Tests.Library;

public sealed class LibraryPageTests : LibraryStudio
{
    [Fact]
    public async Task Each_item_is_a_link_that_says_what_it_is()
    {
        var video = await StoreAsync("夏日果茶.mp4", MediaKind.Video, by: Tom);

        var link = Open().Find("ul[aria-label=Items] > li a");

        Assert.Equal($"library?item={video.Id}", link.GetAttribute("href"));
        Assert.All(
            ["夏日果茶.mp4", "1280 × 720, 24 fps", "5 s", "Tom K.", "Video"],
            words => Assert.Contains(words, link.TextContent, StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task The_newest_stands_first_and_more_come_on_demand()
    {
        var items = new List<MediaItem>();
        for (var i = 0; i < LibraryQuery.PageSize + 2; i++)
        {
            items.Add(Make.Item(memberId: Mei.Id, at: Make.Now.AddMinutes(i)));
        }
        await SaveAsync([.. items]);
        items.Reverse();

        var cut = Open();
        Assert.Equal(items.Take(LibraryQuery.PageSize).Select(i => i.Id), Shown(cut));
        cut.Find(".more button").Click();

        cut.WaitForAssertion(() => Assert.Equal(items.Select(i => i.Id), Shown(cut)));
        Assert.Empty(cut.FindAll(".more"));
        Assert.Equal("/library?show=120", Path);
    }

    [Fact]
    public void Loading_shows_the_shapes_of_what_is_coming()
    {
        Line.HeldUp = new TaskCompletionSource();

        var cut = Open();
        Assert.Single(cut.FindAll(".ghosts"));

        Line.HeldUp.SetResult();
        cut.WaitForAssertion(() => Assert.Empty(cut.FindAll(".ghosts")));
    }

    [Fact]
    public void An_empty_library_says_what_to_do_next()
    {
        Assert.Contains("Drop pictures, videos or sound", Open().Find(".empty").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_viewer_is_not_asked_to_bring_files()
    {
        SignIn(MemberRole.Viewer);

        Assert.DoesNotContain("Drop", Open().Find(".empty").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_filter_that_matches_nothing_can_be_cleared()
    {
        await StoreAsync();

        Assert.Equal("library", Open("/library?kind=Audio").Find(".empty a").GetAttribute("href"));
    }

    [Fact]
    public async Task A_failed_load_says_so_and_can_be_tried_again()
    {
        await StoreAsync();
        Line.IsCut = true;
        var cut = Open();
        Assert.Contains("did not load", cut.Find(".empty").TextContent, StringComparison.Ordinal);
        Assert.All(cut.FindAll(".count"), count => Assert.Empty(count.TextContent));

        Line.IsCut = false;
        cut.Find(".empty button").Click();

        cut.WaitForAssertion(() => Assert.Single(Shown(cut)));
    }

    [Fact]
    public async Task The_address_narrows_the_list()
    {
        var wanted = await StoreAsync("夏日果茶.png", by: Tom, also: i => i.Tag(["hero"]));
        await StoreAsync("夏日果茶.png", also: i => i.Tag(["hero"]));
        await StoreAsync("other.png", by: Tom);

        var cut = Open($"/library?q=果茶&kind=image&by={Tom.Id}&tag=hero&origin=uploaded&rights=open&campaign=nonsense&item=nonsense");

        Assert.Equal([wanted.Id], Shown(cut));
    }

    [Fact]
    public async Task Words_are_looked_for_a_moment_after_the_last_key()
    {
        await StoreAsync("a.png");
        var wanted = await StoreAsync("果茶.png");
        var cut = Open();

        cut.Find("input[type=search]").Input("果");
        Time.Advance(LibrarySearch.Pause / 2);
        cut.Find("input[type=search]").Input("果茶");
        Time.Advance(LibrarySearch.Pause / 2);
        Assert.Equal(2, Shown(cut).Count());
        Time.Advance(LibrarySearch.Pause);

        cut.WaitForAssertion(() => Assert.Equal([wanted.Id], Shown(cut)));
        Assert.Equal($"/library?q={Uri.EscapeDataString("果茶")}", Path);
    }

    [Fact]
    public async Task Choosing_a_filter_keeps_the_others_and_what_is_open()
    {
        var item = await StoreAsync(also: i => i.Tag(["hero"]));
        var cut = Open($"/library?kind=Image&item={item.Id}");

        cut.Find("select[aria-label='By tag']").Change("hero");

        Assert.Equal($"/library?kind=Image&tag=hero&item={item.Id}", Path);
    }

    [Fact]
    public async Task What_another_member_brings_shows_up_by_itself_and_what_goes_leaves()
    {
        var old = await StoreAsync();
        var cut = Open();

        var fresh = await StoreAsync(by: Tom, minute: 1);
        cut.WaitForAssertion(() => Assert.Equal([fresh.Id, old.Id], Shown(cut)));
        await using (var db = OpenDatabase())
        {
            db.Remove(old);
            await db.SaveChangesAsync(Xunit.TestContext.Current.CancellationToken);
        }

        cut.WaitForAssertion(() => Assert.Equal([fresh.Id], Shown(cut)));
    }

    [Fact]
    public async Task A_change_that_ends_the_match_takes_the_item_out()
    {
        var item = await StoreAsync(also: i => i.Tag(["hero"]));
        var cut = Open("/library?tag=hero");

        await ChangeAsync(item, i => i.Tag([]));

        cut.WaitForAssertion(() => Assert.Single(cut.FindAll(".empty")));
    }

    [Theory]
    [InlineData(-1, "Rights ended")]
    [InlineData(0, "Rights end ")]
    [InlineData(30, "Rights end ")]
    [InlineData(31, null)]
    public async Task Rights_that_are_over_or_soon_will_be_are_said_on_the_card(int days, string? said)
    {
        var today = new DateOnly(2026, 7, 28); // 20:00 in Shanghai
        await StoreAsync(also: i => i.NoteRights("", today.AddDays(days)));

        var badges = Open().FindAll("li .badge");

        Assert.Equal(said is null ? 0 : 1, badges.Count);
        Assert.All(badges, b => Assert.Contains(said!, b.TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_tick_with_shift_takes_everything_from_the_last_one()
    {
        for (var i = 0; i < 5; i++)
        {
            await StoreAsync(minute: i);
        }
        var cut = Open();

        await TickAsync(cut, 1);
        await TickAsync(cut, 3, shift: true);

        Assert.Equal([false, true, true, true, false], Ticks(cut));
        Assert.Contains("3 chosen", cut.Find("[role=toolbar]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Escape_takes_the_ticks_away_first_and_closes_the_item_then()
    {
        var item = await StoreAsync();
        var cut = Open($"/library?item={item.Id}");
        await TickAsync(cut, 0);
        var keys = cut.FindComponent<LibraryKeys>();

        await cut.InvokeAsync(keys.Instance.Escaped);
        Assert.Equal([false], Ticks(cut));
        Assert.Contains("item=", Path, StringComparison.Ordinal);
        await cut.InvokeAsync(keys.Instance.Escaped);

        Assert.Equal("/library", Path);
    }

    [Fact]
    public async Task Everything_that_is_shown_can_be_ticked_at_once_and_what_leaves_the_list_is_forgotten()
    {
        var (first, _) = (await StoreAsync(also: i => i.Tag(["hero"])), await StoreAsync(minute: 1, also: i => i.Tag(["hero"])));
        var cut = Open("/library?tag=hero");

        await cut.InvokeAsync(cut.FindComponent<LibraryKeys>().Instance.AllChosen);
        Assert.Equal([true, true], Ticks(cut));
        await ChangeAsync(first, i => i.Tag([]));

        cut.WaitForAssertion(() => Assert.Contains("1 chosen", cut.Find("[role=toolbar]").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_viewer_is_offered_neither_tags_nor_deleting()
    {
        SignIn(MemberRole.Viewer);
        await StoreAsync();
        var cut = Open();

        await TickAsync(cut, 0);

        Assert.Single(cut.FindAll("[role=toolbar] button"));
    }

    [Fact]
    public async Task A_file_that_was_here_before_is_said_to_be_and_shown()
    {
        var twin = await StoreAsync();
        Time.Advance(TimeSpan.FromHours(1));
        var cut = Open();
        var drop = cut.FindComponent<LibraryDrop>();

        await cut.InvokeAsync(() => drop.Instance.FileChanged(new(1, "again.png", "sending", null, null)));
        Assert.Equal("Upload of again.png", cut.Find("[data-transit='1'] [role=progressbar]").GetAttribute("aria-label"));
        await cut.InvokeAsync(() => drop.Instance.FileChanged(new(1, "again.png", "done", null, twin.Id.Value)));

        Assert.Contains("Already in the library.", cut.Find(".tray").TextContent, StringComparison.Ordinal);
        Assert.Equal($"library?item={twin.Id}", cut.Find(".tray a").GetAttribute("href"));
    }

    [Fact]
    public async Task A_new_file_leaves_the_tray_when_it_is_here_and_a_refused_one_says_why()
    {
        var cut = Open();
        var drop = cut.FindComponent<LibraryDrop>();
        await cut.InvokeAsync(() => drop.Instance.FileChanged(new(1, "new.png", "waiting", null, null)));
        await cut.InvokeAsync(() => drop.Instance.FileChanged(new(2, "page.html", "waiting", null, null)));

        var item = await StoreAsync("new.png", minute: 1);
        await cut.InvokeAsync(() => drop.Instance.FileChanged(new(1, "new.png", "done", null, item.Id.Value)));
        await cut.InvokeAsync(() => drop.Instance.FileChanged(new(2, "page.html", "refused", "This is no picture, video or sound.", null)));

        Assert.Equal("This is no picture, video or sound.", cut.Find(".tray li [role=alert]").TextContent);
        Assert.Single(cut.FindAll(".tray li"));
        cut.Find(".tray li button").Click();
        Assert.Empty(cut.FindAll(".tray"));
    }

    [Fact]
    public void A_viewer_drops_files_in_vain()
    {
        Assert.True(Open().Find(".drop").HasAttribute("data-open"));
        SignIn(MemberRole.Viewer);
        Assert.False(Open().Find(".drop").HasAttribute("data-open"));
    }

    private static IEnumerable<MediaItemId> Shown(IRenderedComponent<LibraryPage> cut) =>
        cut.FindComponents<LibraryCard>().Select(c => c.Instance.Entry.Id);

    private static IEnumerable<bool> Ticks(IRenderedComponent<LibraryPage> cut) =>
        cut.FindAll("li input[type=checkbox]").Select(t => t.HasAttribute("checked"));

    private static Task TickAsync(IRenderedComponent<LibraryPage> cut, int at, bool shift = false) =>
        cut.FindAll("li input[type=checkbox]")[at].ClickAsync(new MouseEventArgs { ShiftKey = shift });
}
