using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Radzen;
using Radzen.Blazor;
using Studio.Application.Media;
using Studio.Domain.Generations;
using Studio.Domain.Media;
using Studio.Domain.Team;
using Studio.Testing;
using Studio.Web.Features.Library;
using Xunit;

namespace Studio.Web.Tests.Library;

public sealed class ItemPanelTests : LibraryStudio
{
    [Fact]
    public async Task An_editor_renames_tags_and_notes_rights_in_place()
    {
        var item = await StoreAsync(by: Tom);
        var cut = Open($"/library?item={item.Id}");

        cut.Find("#item-name").Change("夏日果茶.png");
        cut.Find("aside input[list]").Change("hero，launch");
        cut.WaitForAssertion(() => Assert.Equal(2, cut.FindAll("aside .tag").Count));
        cut.Find("aside [aria-label='Remove the tag hero']").Click();
        cut.Find("#rights-note").Change("Web only");
        cut.WaitForAssertion(() => Assert.Equal("Web only", cut.Find("#rights-note").GetAttribute("value")));
        cut.Find("#rights-until").Change("2026-08-01");

        cut.WaitForAssertion(() => Assert.Contains("Rights end", cut.Find("aside .badge").TextContent, StringComparison.Ordinal));
        cut.WaitForAssertion(() => Assert.Equal("夏日果茶.png", cut.Find("li .cap b").TextContent));
        var stored = (await Services.GetRequiredService<MediaLibrary>().FindAsync(item.Id, Xunit.TestContext.Current.CancellationToken))!;
        Assert.Equal(("夏日果茶.png", "Web only", new DateOnly(2026, 8, 1)), (stored.Name, stored.RightsNote, stored.RightsUntil!.Value));
        Assert.Equal(["launch"], stored.Tags);
    }

    [Fact]
    public async Task A_tag_that_is_too_long_is_refused_in_words()
    {
        var item = await StoreAsync();
        var cut = Open($"/library?item={item.Id}");

        cut.Find("aside input[list]").Change(new string('茶', 51));

        cut.WaitForAssertion(() => Assert.Contains("50 at most", cut.Find("aside [role=alert]").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_viewer_reads_and_changes_nothing()
    {
        SignIn(MemberRole.Viewer);
        var item = await StoreAsync(also: Describe);
        var cut = Open($"/library?item={item.Id}");

        Assert.Empty(cut.FindAll("aside input, aside textarea, aside button"));
        Assert.Contains("Web only", cut.Find("aside").TextContent, StringComparison.Ordinal);
        Assert.Equal($"/media/{item.Id}?download", cut.Find("aside a[download]").GetAttribute("href"));
    }

    [Fact]
    public async Task What_holds_the_item_is_listed_with_the_way_to_it_and_others_drafts_stay_private()
    {
        var item = await StoreAsync();
        var composition = Make.Composition(
            GenerationMode.References,
            "A secret launch",
            new Reference(ReferenceRole.ReferenceImage, item.Id)
        );
        var mine = new Draft(DraftId.New(Make.Now), Mei.Id, composition with { Prompt = "My own" }, Make.Now);
        var theirs = new Draft(DraftId.New(Make.Now), Tom.Id, composition, Make.Now);
        var submission = Make.Submission(composition with { Prompt = "Sent to all" }, Tom.Id);
        var generation = Make.Generation(submission: submission);
        await SaveAsync(mine, theirs, submission, generation);

        var cut = Open($"/library?item={item.Id}");
        var used = cut.Find("section[aria-label='Used in']");

        Assert.Equal([$"/?draft={mine.Id}", $"/history/{generation.Id}"], used.QuerySelectorAll("a").Select(a => a.GetAttribute("href")));
        Assert.Contains("A draft of Tom K.", used.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", used.TextContent, StringComparison.Ordinal);
        Assert.Contains("can't be deleted while it is in use", cut.Find("aside").TextContent, StringComparison.Ordinal);
        Assert.Empty(cut.FindAll("aside .btn.bad"));
    }

    [Fact]
    public async Task The_video_of_a_generation_says_why_it_stays()
    {
        var video = Make.Video(Mei.Id);
        var submission = Make.Submission(memberId: Mei.Id);
        await SaveAsync(video);
        var generation = Make.Generation(GenerationStatus.Succeeded, submission, video: video);
        await SaveAsync(submission, generation);

        var cut = Open($"/library?item={video.Id}");

        Assert.Equal($"/history/{generation.Id}", cut.Find("section[aria-label='Made by'] a").GetAttribute("href"));
        Assert.Contains("It is the video of a generation", cut.Find("aside").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_somebody_else_brought_names_who_can_delete_it()
    {
        var item = await StoreAsync(by: Tom);

        Assert.Contains(
            "Only Tom K. or an administrator can delete it.",
            Open($"/library?item={item.Id}").Find("aside").TextContent,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Deleting_asks_first_and_closes_the_panel()
    {
        var item = await StoreAsync();
        var dialog = Render<RadzenDialog>();
        var cut = Open($"/library?item={item.Id}");

        cut.Find("aside .btn.bad").Click();
        dialog.WaitForElement(".rz-dialog .rz-primary").Click();

        cut.WaitForAssertion(() => Assert.Equal("/library", Path));
        cut.WaitForAssertion(() => Assert.Single(cut.FindAll(".empty")));
    }

    [Theory]
    [InlineData("aside .btn.bad")]
    [InlineData("[role=toolbar] [title=Delete]")]
    [InlineData("[role=toolbar] [title=Tag]")]
    public async Task A_double_click_asks_once(string button)
    {
        var item = await StoreAsync();
        var dialog = Render<RadzenDialog>();
        var cut = Open($"/library?item={item.Id}");
        await cut.InvokeAsync(cut.FindComponent<LibraryKeys>().Instance.AllChosen);

        var pressed = cut.Find(button);
        pressed.Click();
        pressed.Click();

        dialog.WaitForElement(".rz-dialog");
        Assert.Single(dialog.FindAll(".rz-dialog"));
    }

    [Fact]
    public async Task Of_several_what_is_held_stays_and_says_by_what()
    {
        var held = await StoreAsync("held.png");
        await StoreAsync("free.png", minute: 1);
        var composition = Make.Composition(GenerationMode.References, references: new Reference(ReferenceRole.ReferenceImage, held.Id));
        await SaveAsync(new Draft(DraftId.New(Make.Now), Tom.Id, composition, Make.Now));
        var dialog = Render<RadzenDialog>();
        var cut = Open();

        await cut.InvokeAsync(cut.FindComponent<LibraryKeys>().Instance.AllChosen);
        cut.Find("[role=toolbar] [title=Delete]").Click();
        dialog.WaitForElement(".rz-dialog .rz-primary").Click();

        cut.WaitForAssertion(() => Assert.Contains("1 deleted. 1 stayed:", cut.Find(".report").TextContent, StringComparison.Ordinal));
        Assert.Contains("A draft of Tom K.", cut.Find(".report").TextContent, StringComparison.Ordinal);
        Assert.Empty(cut.FindAll("[role=toolbar]"));
        cut.WaitForAssertion(() => Assert.Equal("held.png", Assert.Single(cut.FindAll("li .cap b")).TextContent));
    }

    [Theory]
    [InlineData(MediaKind.Image, 0, ReferenceRole.ReferenceImage, GenerationMode.References)]
    [InlineData(MediaKind.Image, 1, ReferenceRole.FirstFrame, GenerationMode.Frames)]
    [InlineData(MediaKind.Video, 0, ReferenceRole.ReferenceVideo, GenerationMode.References)]
    [InlineData(MediaKind.Audio, 0, ReferenceRole.ReferenceAudio, GenerationMode.References)]
    public async Task An_item_starts_a_draft_in_a_role(MediaKind kind, int button, ReferenceRole role, GenerationMode mode)
    {
        var item = await StoreAsync(kind: kind);
        var cut = Open($"/library?item={item.Id}");

        cut.FindAll("aside .do button:not(.bad)")[button].Click();

        cut.WaitForAssertion(() => Assert.StartsWith("/?draft=", Path, StringComparison.Ordinal));
        await using var db = OpenDatabase();
        var draft = Assert.Single(db.Drafts);
        Assert.Equal(mode, draft.Composition.Mode);
        Assert.Equal([new Reference(role, item.Id)], draft.Composition.References);
    }

    [Fact]
    public async Task An_item_that_goes_while_it_is_open_says_so()
    {
        var item = await StoreAsync();
        var cut = Open($"/library?item={item.Id}");

        await using (var db = OpenDatabase())
        {
            db.Remove(item);
            await db.SaveChangesAsync(Xunit.TestContext.Current.CancellationToken);
        }

        cut.WaitForAssertion(() => Assert.Contains("This item is gone", cut.Find("aside").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Several_items_take_a_tag_from_the_bar()
    {
        await StoreAsync(also: i => i.Tag(["own"]));
        await StoreAsync(minute: 1);
        var dialog = Render<RadzenDialog>();
        var cut = Open();

        await cut.InvokeAsync(cut.FindComponent<LibraryKeys>().Instance.AllChosen);
        cut.Find("[role=toolbar] [title=Tag]").Click();
        dialog.WaitForElement(".rz-dialog input").Change("launch");
        dialog.Find(".rz-dialog .rz-primary").Click();

        cut.WaitForAssertion(() =>
            Assert.Equal(
                [
                    ["launch"],
                    ["own", "launch"],
                ],
                cut.FindComponents<LibraryCard>().Select(c => c.Instance.Entry.Item.Tags.ToArray())
            )
        );
    }

    private static void Describe(MediaItem item)
    {
        item.Tag(["hero"]);
        item.NoteRights("Web only", null);
    }
}
