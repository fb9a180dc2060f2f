using Bunit;
using Studio.Application.Generations;
using Studio.Domain.Generations;
using Studio.Domain.Media;
using Studio.Domain.Team;
using Studio.Testing;
using Xunit;

namespace Studio.Web.Tests.History;

/// <summary>The history and its entries.</summary>
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
    public async Task A_failed_load_says_so_and_can_be_tried_again()
    {
        var generation = await SendAsync();
        Line.IsCut = true;
        var cut = Open();
        Assert.Contains("The history did not load", cut.Find(".empty").TextContent, StringComparison.Ordinal);
        Assert.Equal("All", cut.Find("nav[aria-label=Status]").TextContent.Trim());

        Line.IsCut = false;
        await cut.Find(".empty button").ClickAsync();

        Assert.Equal([generation.Id], Shown(cut));
    }

    [Fact]
    public async Task The_table_view_shows_the_same_entries_as_rows()
    {
        var generation = await SendAsync(GenerationStatus.Running);

        var row = Open("?view=table").Find("[aria-label=Generations] table tbody tr");

        Assert.Equal($"history/{generation.Id}", row.QuerySelector("a")!.GetAttribute("href"));
        Assert.Contains("Running", row.TextContent, StringComparison.Ordinal);
    }
}
