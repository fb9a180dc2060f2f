using Bunit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Studio.Application.Generations;
using Studio.Application.Team;
using Studio.Domain.Generations;
using Studio.Domain.Team;
using Studio.Testing;
using Studio.Web.Features.Compose;
using Studio.Web.Features.Compose.Editor;
using Studio.Web.Layout;

namespace Studio.Web.Tests.Compose;

public sealed class ComposePageTests : ComposeContext
{
    [Fact]
    public async Task Generate_waits_for_a_prompt_and_then_queues_once()
    {
        var page = await OpenPageAsync();
        Assert.True(Generate(page).HasAttribute("disabled"));

        await TypeAsync(page, "A paper boat crosses a puddle");
        Assert.False(Generate(page).HasAttribute("disabled"));
        await Generate(page).ClickAsync(new() { Detail = 1 });
        await page.InvokeAsync(page.FindComponent<SendKey>().Instance.SendByKey);

        page.WaitForElement("a[href^='/history/'].link:not(.push)");
        await using var db = Database.CreateDbContext();
        var generation = Assert.Single(await db.Generations.ToListAsync(Xunit.TestContext.Current.CancellationToken));
        Assert.Equal($"/history/{generation.Id}", page.Find(".toast a").GetAttribute("href"));
    }

    [Fact]
    public async Task Sending_asks_nothing_of_a_browser_that_may_have_left()
    {
        var page = await OpenPageAsync(Make.Composition());
        var asked = JSInterop.Invocations.Count;

        await Generate(page).ClickAsync(new() { Detail = 1 });

        await using var db = Database.CreateDbContext();
        Assert.Equal(1, await db.Generations.CountAsync(Xunit.TestContext.Current.CancellationToken));
        Assert.Equal(asked, JSInterop.Invocations.Count);
    }

    [Fact]
    public async Task Several_ratios_and_variants_are_queued_at_once_and_counted()
    {
        var page = await OpenPageAsync(Make.Composition() with { OtherRatios = ["9:16"], Variants = 2 });

        await Generate(page).ClickAsync(new() { Detail = 1 });
        await page.InvokeAsync(page.FindComponent<SendKey>().Instance.SendByKey);

        Assert.Contains("4 videos are in the queue.", page.WaitForElement(".toast").TextContent, StringComparison.Ordinal);
        await using var db = Database.CreateDbContext();
        Assert.Equal(4, await db.Generations.CountAsync(Xunit.TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_title_is_changed_in_the_header_and_kept_with_the_draft()
    {
        var page = await OpenPageAsync(Make.Composition());
        var header = Render<HeaderOutlet>();

        await header.WaitForElement("input[aria-label=Title]").InputAsync("Orchard to cup");
        Time.Advance(DraftEditor.SaveDelay);

        header.WaitForAssertion(() => Assert.Equal("Orchard to cup", header.Find("h1").TextContent));
        await using var db = Database.CreateDbContext();
        page.WaitForAssertion(() => Assert.Equal("Orchard to cup", db.Drafts.AsNoTracking().Single().Composition.Title));
    }

    [Fact]
    public async Task The_keys_say_what_is_missing()
    {
        var page = await OpenPageAsync();

        await page.InvokeAsync(page.FindComponent<SendKey>().Instance.SendByKey);

        Assert.Equal("Say what should happen in the video.", page.Find("#finding-Prompt [role=alert]").TextContent.Trim());
    }

    [Fact]
    public async Task Switching_the_mode_says_what_it_sets_aside_and_brings_it_back()
    {
        var (one, two) = (Make.Item(), Make.Item());
        var page = await OpenPageAsync(
            Make.Composition(
                GenerationMode.References,
                references: [new(ReferenceRole.ReferenceImage, one.Id), new(ReferenceRole.ReferenceImage, two.Id)]
            )
        );

        page.Find("#mode-Text").Click();
        Assert.Contains(
            "2 reference images are set aside. They come back with References.",
            page.Find(".note").TextContent,
            StringComparison.Ordinal
        );

        page.Find("#mode-References").Click();
        Assert.Equal(2, page.FindAll("[data-item]").Count);
        Assert.Empty(page.FindAll(".note"));
    }

    [Fact]
    public async Task A_viewer_reads_everything_and_sends_nothing()
    {
        var page = await OpenPageAsync(Make.Composition(), MemberRole.Viewer);

        Assert.True(Generate(page).HasAttribute("disabled"));
        Assert.Contains("You can look at everything, but not send.", page.Find(".note").TextContent, StringComparison.Ordinal);
        Assert.Equal("true", page.Find("[role=textbox]").GetAttribute("aria-readonly"));
        Assert.Empty(page.FindAll("[data-mark]"));
    }

    [Fact]
    public async Task What_the_team_sends_appears_at_once_and_moves_on_live()
    {
        var page = await OpenPageAsync();
        var other = new Member
        {
            Id = MemberId.New(Make.Now),
            Name = "Jun",
            UserName = "jun@example.com",
            JoinedAt = Make.Now,
        };
        var submission = Make.Submission(memberId: other.Id);
        var generation = new Generation(GenerationId.New(Make.Now), submission, 1, "16:9", Make.Now);
        await Database.SaveAsync(other, submission, generation);

        Publish(generation);
        page.WaitForAssertion(() => Assert.Contains("Queued", page.Find(".job").TextContent, StringComparison.Ordinal));

        await Database.ChangeAsync<Generation, GenerationId>(generation.Id, g => g.StartSending(Make.Now, "{}"));
        Publish(generation);
        page.WaitForAssertion(() => Assert.Contains("Submitting", page.Find(".job").TextContent, StringComparison.Ordinal));
    }

    private void Publish(Generation generation) =>
        Services
            .GetRequiredService<GenerationFeed>()
            .Publish(new GenerationChange(generation.Id, generation.SubmissionId, generation.MemberId, generation.Status));

    private static async Task TypeAsync(IRenderedComponent<ComposePage> page, string text) =>
        Assert.True(await page.InvokeAsync(() => page.FindComponent<PromptEditor>().Instance.TextChanged(text)));
}
