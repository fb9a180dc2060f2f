using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Studio.Application.Generations;
using Studio.Domain.Campaigns;
using Studio.Domain.Generations;
using Studio.Domain.Media;
using Studio.Domain.Team;
using Studio.Testing;
using Studio.Web.Features.History;
using Xunit;

namespace Studio.Web.Tests.History;

public sealed class HistoryPageTests : HistoryStudio
{
    [Theory]
    [InlineData(GenerationStatus.Queued)]
    [InlineData(GenerationStatus.Submitting)]
    [InlineData(GenerationStatus.Submitted)]
    [InlineData(GenerationStatus.Running)]
    [InlineData(GenerationStatus.Archiving)]
    [InlineData(GenerationStatus.Succeeded)]
    [InlineData(GenerationStatus.Failed)]
    [InlineData(GenerationStatus.Cancelled)]
    [InlineData(GenerationStatus.Expired)]
    [InlineData(GenerationStatus.Unknown)]
    public async Task Each_entry_is_a_link_that_says_where_it_stands(GenerationStatus status)
    {
        var generation = await SendAsync(status);

        var link = Open().Find("ul[aria-label=Generations] > li a");

        Assert.Equal($"history/{generation.Id}", link.GetAttribute("href"));
        Assert.Contains(status.ToString(), link.TextContent, StringComparison.Ordinal);
        Assert.Contains("A paper boat crosses a puddle", link.TextContent, StringComparison.Ordinal);
        Assert.Contains("Mei L.", link.TextContent, StringComparison.Ordinal);
        Assert.Contains("16:9", link.TextContent, StringComparison.Ordinal);
        Assert.Contains("5 s", link.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_title_stands_in_for_the_prompt()
    {
        await SendAsync(composition: Make.Composition() with { Title = "Orchard to cup" });

        Assert.Equal("Orchard to cup", Open().Find("ul[aria-label=Generations] > li a b").TextContent.Trim());
    }

    [Fact]
    public async Task A_campaign_narrows_the_list_by_its_address()
    {
        var campaign = new Campaign(CampaignId.New(Make.Now), Mei.Id, "Summer", Make.Now);
        await SaveAsync(Mei, campaign);
        var sent = await SendAsync(composition: Make.Composition() with { CampaignId = campaign.Id });
        await SendAsync(minute: 1);
        var page = Open();
        Assert.Equal(2, Shown(page).Count());

        page.Find("select[aria-label=Campaign]").Change(campaign.Id.ToString());
        Assert.Equal($"/history?campaign={campaign.Id}", Path);

        Assert.Equal([sent.Id], Shown(Open($"?campaign={campaign.Id}")));
    }

    [Fact]
    public async Task The_newest_stands_first()
    {
        var old = await SendAsync(minute: 0);
        var fresh = await SendAsync(minute: 1);

        Assert.Equal([fresh.Id, old.Id], Shown(Open()));
    }

    [Fact]
    public async Task Days_are_those_of_the_readers_zone()
    {
        await SendAsync(minute: 0); // 20:00 in Shanghai
        await SendAsync(minute: 4 * 60); // midnight in Shanghai
        Time.Advance(TimeSpan.FromHours(5));

        Assert.Equal(["Today", "Yesterday"], Open().FindAll("h2").Select(h => h.TextContent));
    }

    [Fact]
    public async Task A_video_is_shown_by_its_poster_and_anything_else_by_its_first_picture()
    {
        var frame = Make.Item(memberId: Mei.Id);
        await SaveAsync(Mei, frame);
        var composition = Make.Composition(GenerationMode.Frames, references: new Reference(ReferenceRole.FirstFrame, frame.Id));
        var made = await SendAsync(GenerationStatus.Succeeded, composition, minute: 2);
        await SendAsync(GenerationStatus.Running, composition, minute: 1);
        await SendAsync(GenerationStatus.Running, minute: 0);

        var cut = Open();

        Assert.Equal([$"/media/{made.VideoId}/poster", $"/media/{frame.Id}"], cut.FindAll("li img").Select(i => i.GetAttribute("src")));
        Assert.Contains("16:9", cut.FindAll("li")[2].QuerySelector(".drawn")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_picture_that_browsers_cannot_show_gives_way_to_the_drawn_shape()
    {
        var frame = Make.Item(facts: new MediaFacts(MediaKind.Image, "image/heic", 1280, 720), memberId: Mei.Id);
        await SaveAsync(Mei, frame);
        await SendAsync(
            composition: Make.Composition(GenerationMode.Frames, references: new Reference(ReferenceRole.FirstFrame, frame.Id))
        );

        var cut = Open();

        Assert.Empty(cut.FindAll("li img"));
        Assert.Single(cut.FindAll("li .drawn"));
    }

    [Fact]
    public async Task Siblings_are_told_apart_by_number()
    {
        var submission = Make.Submission(memberId: Mei.Id);
        await SaveAsync(Mei, submission, Make.Generation(submission: submission), Make.Generation(submission: submission, number: 2));

        Assert.Contains("2 of 2", Open().Find("li").TextContent, StringComparison.Ordinal);
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
    public void An_empty_history_says_what_to_do_next()
    {
        var empty = Open().Find(".empty");

        Assert.Contains("Your first video starts with a sentence", empty.TextContent, StringComparison.Ordinal);
        Assert.Equal("/", empty.QuerySelector("a")!.GetAttribute("href"));
    }

    [Fact]
    public void A_viewer_is_not_sent_to_compose()
    {
        SignIn(MemberRole.Viewer);

        Assert.Null(Open().Find(".empty").QuerySelector("a"));
    }

    [Fact]
    public async Task A_filter_that_matches_nothing_can_be_cleared()
    {
        await SendAsync();

        var empty = Open("?status=Failed&view=table").Find(".empty");

        Assert.Equal("history?view=table", empty.QuerySelector("a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task A_failed_load_says_so_and_can_be_tried_again()
    {
        var generation = await SendAsync();
        Line.IsCut = true;
        var cut = Open();
        Assert.Contains("The history did not load", cut.Find(".empty").TextContent, StringComparison.Ordinal);

        Line.IsCut = false;
        await cut.Find(".empty button").ClickAsync();

        Assert.Equal([generation.Id], Shown(cut));
    }

    [Fact]
    public async Task The_address_narrows_the_list_and_the_chips_count()
    {
        var tom = Make.Member("Tom K.");
        await SendAsync(GenerationStatus.Running, minute: 0, by: tom);
        await SendAsync(GenerationStatus.Failed, minute: 1);
        var wanted = await SendAsync(GenerationStatus.Running, minute: 2);

        var cut = Open($"?status=running&member={Mei.Id}");

        Assert.Equal([wanted.Id], Shown(cut));
        Assert.Equal(["All 2", "Running 1", "Failed 1"], cut.FindAll("nav[aria-label=Status] a").Select(a => Words(a.TextContent)));
        Assert.Equal($"history?member={Mei.Id}", cut.Find("nav[aria-label=Status] a").GetAttribute("href"));
        Assert.Equal("Running 1", Words(cut.Find("nav[aria-label=Status] a[aria-current]").TextContent));
    }

    [Fact]
    public async Task Choosing_a_member_goes_to_the_address_of_that_choice()
    {
        await SendAsync();
        var cut = Open("?status=Queued");

        await cut.Find("select[aria-label=Member]").ChangeAsync(Mei.Id.ToString());

        Assert.Equal($"/history?status=Queued&member={Mei.Id}", Path);
    }

    [Fact]
    public async Task Going_to_another_filter_loads_it_in_place()
    {
        await SendAsync(GenerationStatus.Running, minute: 0);
        var failed = await SendAsync(GenerationStatus.Failed, minute: 1);
        var cut = Open("?status=Running");

        await cut.InvokeAsync(() => Navigation.NavigateTo("history?status=Failed"));

        cut.WaitForAssertion(() => Assert.Equal([failed.Id], Shown(cut)));
    }

    [Fact]
    public async Task The_table_view_shows_the_same_entries_as_rows()
    {
        var generation = await SendAsync(GenerationStatus.Running);

        var row = Open("?view=table").Find("[aria-label=Generations] table tbody tr");

        Assert.Equal($"history/{generation.Id}", row.QuerySelector("a")!.GetAttribute("href"));
        Assert.Contains("Running", row.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Older_entries_come_fifty_at_a_time_and_the_address_remembers_how_many()
    {
        for (var i = 0; i < HistoryQuery.PageSize + 2; i++)
        {
            await SendAsync(minute: i);
        }
        var cut = Open();
        Assert.Equal(HistoryQuery.PageSize, cut.FindAll("li").Count);

        await cut.Find(".more button").ClickAsync();

        cut.WaitForAssertion(() => Assert.Equal(HistoryQuery.PageSize + 2, cut.FindAll("li").Count));
        Assert.Empty(cut.FindAll(".more"));
        Assert.Equal("/history?show=100", Path);
        Assert.Equal(HistoryQuery.PageSize + 2, Open("?show=100").FindAll("li").Count);
    }

    [Fact]
    public async Task A_change_appears_by_itself_in_its_place()
    {
        var old = await SendAsync(minute: 0);
        await SendAsync(minute: 1);
        var cut = Open();

        await MoveAsync(old, g => g.StartSending(Make.Now, "{}"));

        cut.WaitForAssertion(() => Assert.Contains("Submitting", cut.FindAll("li")[1].TextContent, StringComparison.Ordinal));
        Assert.Contains("Submitting 1", cut.FindAll("nav[aria-label=Status] a").Select(a => Words(a.TextContent)));
    }

    [Fact]
    public async Task A_new_generation_appears_on_top()
    {
        var old = await SendAsync(minute: 0);
        var cut = Open();

        var fresh = await SendAsync(minute: 1);
        Time.Advance(ChangeBatches.Moment);

        cut.WaitForAssertion(() => Assert.Equal([fresh.Id, old.Id], Shown(cut)));
    }

    [Fact]
    public async Task What_no_longer_matches_leaves_and_what_never_did_stays_out()
    {
        var leaving = await SendAsync(minute: 0);
        var cut = Open("?status=Queued");

        await SendAsync(GenerationStatus.Running, minute: 1);
        await MoveAsync(leaving, g => g.Cancel(Make.Now, null));

        cut.WaitForAssertion(() => Assert.Empty(cut.FindAll("li")));
    }

    [Fact]
    public async Task A_burst_of_changes_is_read_once()
    {
        var generation = await SendAsync();
        var cut = Open();
        var before = Line.Readings;

        var feed = Services.GetRequiredService<GenerationFeed>();
        for (var i = 0; i < 100; i++)
        {
            feed.Publish(new GenerationChange(generation.Id, generation.SubmissionId, generation.MemberId, generation.Status));
        }
        Time.Advance(ChangeBatches.Moment);

        cut.WaitForAssertion(() => Assert.Equal(before + 2, Line.Readings)); // the entry, the counts
    }

    [Fact]
    public async Task A_broken_refresh_keeps_what_is_there()
    {
        var generation = await SendAsync();
        var cut = Open();

        Line.IsCut = true;
        await MoveAsync(generation, g => g.Cancel(Make.Now, null));

        Assert.Equal([generation.Id], Shown(cut));
    }

    private IRenderedComponent<HistoryPage> Open(string query = "")
    {
        Navigation.NavigateTo($"history{query}");
        return Render<HistoryPage>();
    }

    private static IEnumerable<GenerationId> Shown(IRenderedComponent<HistoryPage> cut) =>
        cut.FindAll("ul[aria-label=Generations] > li a").Select(a => new GenerationId(Guid.Parse(a.GetAttribute("href")![8..])));

    private static string Words(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
