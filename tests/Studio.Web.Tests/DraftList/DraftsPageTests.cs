using Bunit;
using Bunit.TestDoubles;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Radzen;
using Studio.Application.Generations;
using Studio.Domain.Generations;
using Studio.Domain.Team;
using Studio.Testing;
using Studio.Web.Features.Compose;
using Studio.Web.Features.DraftList;
using Studio.Web.Layout;
using Studio.Web.Tests.Compose;

namespace Studio.Web.Tests.DraftList;

public sealed class DraftsPageTests : ComposeContext
{
    private Drafts Drafts => Services.GetRequiredService<Drafts>();

    public DraftsPageTests() => Services.AddRadzenComponents();

    [Fact]
    public async Task Without_drafts_the_page_leads_to_the_composer()
    {
        await SignInAsync();

        var page = Render<DraftsPage>();

        Assert.Contains("No drafts yet", page.Markup, StringComparison.Ordinal);
        Assert.Equal("/", page.Find("a.btn.go").GetAttribute("href"));
    }

    [Theory]
    [InlineData(MemberRole.Editor, new[] { "/templates", "/batch" })]
    [InlineData(MemberRole.Viewer, new[] { "/templates" })]
    public async Task The_page_leads_to_what_the_reader_may_use(MemberRole role, string[] pages)
    {
        await SignInAsync(role);
        Render<DraftsPage>();

        var header = Render<HeaderOutlet>();

        header.WaitForAssertion(() => Assert.Equal(pages, header.FindAll("a").Select(a => a.GetAttribute("href"))));
    }

    [Fact]
    public async Task Each_draft_shows_its_pictures_and_opens_at_its_address()
    {
        var member = await SignInAsync();
        var item = Make.Item(memberId: member.Id);
        await Database.SaveAsync(item);
        var draft = await Drafts.StartAsync(
            member.Id,
            Make.Composition(GenerationMode.References, references: new Reference(ReferenceRole.ReferenceImage, item.Id)),
            CancellationToken.None
        );

        var page = Render<DraftsPage>();

        Assert.Equal($"/?draft={draft.Id}", page.Find("ol a").GetAttribute("href"));
        Assert.Equal($"/media/{item.Id}", page.Find("ol img").GetAttribute("src"));
        Assert.Contains("References, 16:9, 5 s, 1 file", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_open_draft_stands_in_the_address()
    {
        var member = await SignInAsync();
        var draft = await Drafts.StartAsync(member.Id, Make.Composition(), CancellationToken.None);

        var page = Render<ComposePage>();

        page.WaitForAssertion(() =>
            Assert.EndsWith($"/?draft={draft.Id}", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task A_draft_that_is_gone_is_said_and_another_one_is_open()
    {
        await SignInAsync();
        Services.GetRequiredService<BunitNavigationManager>().NavigateTo($"/?draft={Guid.CreateVersion7()}");

        var page = Render<ComposePage>();

        page.WaitForAssertion(() => Assert.Contains("The draft of this address is gone", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public void Versions_are_listed_and_all_but_the_present_one_can_be_restored()
    {
        var draft = new Draft(DraftId.New(Make.Now), Make.Member().Id, Make.Composition(prompt: "first"), Make.Now);
        var first = new DraftVersion(draft);
        draft.Save(Make.Composition(prompt: "second"), Make.Now.AddSeconds(2));

        var dialog = Render<VersionsDialog>(p => p.Add(d => d.Versions, [new DraftVersion(draft), first]));

        Assert.Equal(["second", "first"], dialog.FindAll("li p").Select(p => p.TextContent));
        Assert.Single(dialog.FindAll("li button"));
    }
}
