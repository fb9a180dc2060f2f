using Bunit;
using Microsoft.EntityFrameworkCore;
using Studio.Application.Generations;
using Studio.Domain.Generations;
using Studio.Domain.Media;
using Studio.Domain.Team;
using Studio.Testing;
using Studio.Web.Features.History;
using Xunit;

namespace Studio.Web.Tests.History;

/// <summary>What a member can do with a generation.</summary>
public sealed class ItemActionTests : HistoryStudio
{
    [Theory]
    [InlineData("Use this frame", "video 0:01.0.png")]
    [InlineData("Use last frame", "video 0:03.0.png")]
    public async Task A_draft_goes_on_from_a_frame(string button, string name)
    {
        JSInterop.SetupModule("./js/stage-player.js").Setup<double>("moment").SetResult(1.02);
        var composition = Make.Composition(
            GenerationMode.Frames,
            references: [new(ReferenceRole.FirstFrame, MediaItemId.New(Make.Now)), new(ReferenceRole.LastFrame, MediaItemId.New(Make.Now))]
        );
        var generation = await SendAsync(GenerationStatus.Succeeded, composition);
        await FillStoreAsync(generation.VideoId!.Value, SampleMedia.Video());

        await Open(generation).Find($".do button[aria-label='{button}']").ClickAsync();

        await using var db = Line.CreateDbContext();
        var draft = Assert.Single(await db.Drafts.ToListAsync(Xunit.TestContext.Current.CancellationToken));
        Assert.Equal($"/?draft={draft.Id}", Path);
        Assert.Equal((GenerationMode.Frames, composition.Prompt), (draft.Composition.Mode, draft.Composition.Prompt));
        var frame = Assert.Single(draft.Composition.References);
        Assert.Equal(ReferenceRole.FirstFrame, frame.Role);
        Assert.Equal(name, (await db.MediaItems.FindAsync([frame.ItemId], Xunit.TestContext.Current.CancellationToken))!.Name);
    }

    [Fact]
    public async Task A_frame_that_is_not_there_is_said()
    {
        var cut = Open(await SendAsync(GenerationStatus.Succeeded)); // a video that the store has lost

        await cut.Find(".do button[aria-label='Use last frame']").ClickAsync();

        Assert.Equal("This video is not in the library any more.", cut.Find(".said .bad").TextContent);
    }

    [Theory]
    [InlineData(GenerationStatus.Queued, "Remix", "Cancel")]
    [InlineData(GenerationStatus.Submitting, "Remix")]
    [InlineData(GenerationStatus.Submitted, "Remix", "Cancel")]
    [InlineData(GenerationStatus.Running, "Remix", "Cancel")]
    [InlineData(GenerationStatus.Archiving, "Remix", "Fetch now")]
    [InlineData(GenerationStatus.Succeeded, "Remix", "Use this frame", "Use last frame")]
    [InlineData(GenerationStatus.Failed, "Remix", "Retry")]
    [InlineData(GenerationStatus.Cancelled, "Remix", "Retry")]
    [InlineData(GenerationStatus.Expired, "Remix", "Retry")]
    public async Task What_can_be_done_follows_from_the_status(GenerationStatus status, params string[] buttons)
    {
        var generation = await SendAsync(status);

        Assert.Equal(buttons, Buttons(Open(generation)));
        SignIn(MemberRole.Viewer);
        Assert.Empty(Buttons(Open(generation)));
    }

    [Fact]
    public async Task Retry_goes_to_the_new_generation_and_a_double_click_sends_once()
    {
        var generation = await SendAsync(GenerationStatus.Failed);
        var cut = Open(generation);
        Line.HeldUp = new TaskCompletionSource();

        var first = cut.Find(".do button:nth-of-type(2)").ClickAsync();
        var second = cut.Find(".do button:nth-of-type(2)").ClickAsync();
        Line.HeldUp.SetResult();
        await Task.WhenAll(first, second);

        await using var db = Line.CreateDbContext();
        var retry = Assert.Single(db.Generations, g => g.RetryOf == generation.Id);
        Assert.Equal($"/history/{retry.Id}", Path);
    }

    [Fact]
    public async Task Retry_says_which_rule_stops_it()
    {
        var generation = await SendAsync(GenerationStatus.Failed, Make.Composition() with { Duration = 13 });
        var cut = Open(generation);

        await cut.Find(".do button:nth-of-type(2)").ClickAsync();

        Assert.Contains("13 seconds are not offered", cut.Find("[role=status].said").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Remix_opens_a_draft_with_the_same_files()
    {
        var frame = Make.Item(memberId: Mei.Id);
        await SaveAsync(Mei, frame);
        var composition = Make.Composition(GenerationMode.Frames, references: new Reference(ReferenceRole.FirstFrame, frame.Id));
        var cut = Open(await SendAsync(GenerationStatus.Failed, composition));

        await cut.Find(".do button").ClickAsync();

        await using var db = Line.CreateDbContext();
        var draft = Assert.Single(db.Drafts);
        Assert.Equal(composition, draft.Composition);
        Assert.Equal($"/?draft={draft.Id}", Path);
    }

    [Fact]
    public async Task Cancelling_what_waits_here_costs_nothing()
    {
        var generation = await SendAsync(GenerationStatus.Queued);
        var cut = Open(generation);

        await cut.Find(".do button:nth-of-type(2)").ClickAsync();
        Time.Advance(ChangeBatches.Moment);

        Assert.Contains("Cancelled. Nothing is charged.", cut.Find(".said").TextContent, StringComparison.Ordinal);
        cut.WaitForAssertion(() => Assert.Equal(["Remix", "Retry"], Buttons(cut)));
    }

    [Fact]
    public async Task Cancelling_what_the_provider_has_asks_the_provider_once()
    {
        var cut = Open(await SendAsync(GenerationStatus.Running));

        await cut.Find(".do button:nth-of-type(2)").ClickAsync();
        Time.Advance(ChangeBatches.Moment);

        Assert.Contains("Asked the provider to cancel", cut.Find(".said").TextContent, StringComparison.Ordinal);
        cut.WaitForAssertion(() => Assert.Equal(["Remix"], Buttons(cut)));
    }

    [Fact]
    public async Task Cancelling_too_late_says_so()
    {
        var generation = await SendAsync(GenerationStatus.Running);
        var cut = Open(generation);
        await MoveUnheardAsync(generation, g => g.FinishAtProvider(Make.Now, "https://example.com/video.mp4", Make.Now.AddHours(1), null));

        await cut.Find(".do button:nth-of-type(2)").ClickAsync();

        Assert.Contains("Too late to cancel", cut.Find(".said").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unknown_says_that_it_may_be_billed_and_is_never_sent_again_by_itself()
    {
        var cut = Open(await SendAsync(GenerationStatus.Unknown));

        Assert.Contains("We don't know whether this was accepted", cut.Find(".settle").TextContent, StringComparison.Ordinal);
        Assert.Contains("billed. It is never sent again by itself", cut.Find(".settle").TextContent, StringComparison.Ordinal);
        Assert.Equal(["Remix"], Buttons(cut));
    }

    private static IEnumerable<string> Buttons(IRenderedComponent<ItemPage> cut) =>
        cut.FindAll(".do button").Select(b => b.TextContent.Trim());
}
