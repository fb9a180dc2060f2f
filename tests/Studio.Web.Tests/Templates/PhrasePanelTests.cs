using Bunit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Radzen.Blazor;
using Studio.Domain.Generations;
using Studio.Domain.Team;
using Studio.Domain.Templates;
using Studio.Testing;
using Studio.Web.Features.Templates;
using Studio.Web.Tests.Compose;
using Studio.Web.Tests.History;

namespace Studio.Web.Tests.Templates;

public sealed class PhrasePanelTests : ComposeContext
{
    private string? _prompt;

    [Fact]
    public async Task A_phrase_goes_to_the_caret_in_the_language_of_the_prompt()
    {
        await SignInAsync();
        var caret = JSInterop.SetupModule("./js/phrases.js").SetupModule("attach", _ => true);
        caret.Setup<bool>("insert", _ => true).SetResult(true);

        var panel = Open(Make.Composition(prompt: "一杯果茶"));
        panel.WaitForElement(".phrase").Click();

        var insert = Assert.Single(caret.Invocations["insert"]);
        Assert.Equal(["镜头缓慢推近主体", "，"], insert.Arguments);
        Assert.Null(_prompt); // the browser's own text follows
    }

    [Fact]
    public async Task A_phrase_that_the_browser_does_not_take_is_appended()
    {
        await SignInAsync();

        var panel = Open(Make.Composition(prompt: "A paper boat"));
        panel.WaitForElement(".phrase").Click();

        Assert.Equal("A paper boat, slow dolly in toward the subject", _prompt);
    }

    [Fact]
    public async Task Phrases_are_found_in_every_group_by_either_language()
    {
        await SignInAsync();
        var panel = Open(Make.Composition());

        panel.WaitForElement("input[type=search]").Input("伦勃朗");

        Assert.Equal("Rembrandt lighting on the face", panel.Find(".phrase .words").TextContent);
        Assert.Single(panel.FindAll(".phrase"));
        panel.Find("input[type=search]").Input("nothing like it");
        Assert.Contains("No phrase matches.", panel.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_prompt_is_kept_as_a_snippet_and_put_in_again()
    {
        await SignInAsync();
        var panel = Open(Make.Composition(prompt: "Slow push in, window light"));
        var dialog = Render<RadzenDialog>();

        panel.WaitForElement(".foot .btn").Click();
        dialog.WaitForElement("#snippet-name").Input("Opening");
        Assert.Equal("Slow push in, window light", dialog.Find("#snippet-text").GetAttribute("value"));
        await dialog.Find("form").SubmitAsync();

        panel.WaitForAssertion(() => Assert.Equal("Opening", panel.Find(".phrase b").TextContent));
        panel.Find(".phrase").Click();
        Assert.Equal("Slow push in, window light, Slow push in, window light", _prompt);
    }

    [Fact]
    public async Task A_snippet_without_a_name_is_not_kept_and_says_why()
    {
        await SignInAsync();
        var panel = Open(Make.Composition());
        var dialog = Render<RadzenDialog>();

        panel.WaitForElement(".foot .btn").Click();
        await dialog.WaitForElement("form").SubmitAsync();

        dialog.WaitForAssertion(() => Assert.Contains("Give it a name.", dialog.Markup, StringComparison.Ordinal));
        await using var db = Database.CreateDbContext();
        Assert.Empty(await db.Snippets.ToListAsync(Xunit.TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task What_others_share_is_read_and_not_changed()
    {
        var mei = await SignInAsync();
        var tom = Make.Member("Tom K.");
        await Database.SaveAsync(
            tom,
            new Snippet(SnippetId.New(Make.Now), tom.Id, "Tom's", true, "golden hour", Make.Now),
            new Snippet(SnippetId.New(Make.Now), tom.Id, "Private", false, "secret", Make.Now),
            new Snippet(SnippetId.New(Make.Now), mei.Id, "Own", true, "window light", Make.Now)
        );
        var panel = Open(Make.Composition());

        panel.WaitForElements(".groups button")[^1].Click();

        Assert.Equal(["Own", "Tom's"], panel.FindAll(".phrase b").Select(b => b.TextContent).Order());
        Assert.Equal(["Delete Own", "Edit Own"], panel.FindAll("li > .btn").Select(b => b.GetAttribute("aria-label")!).Order());
    }

    [Fact]
    public async Task Without_the_database_the_palette_stays_and_another_try_is_offered()
    {
        await SignInAsync();
        var line = new Line(Database) { IsCut = true };
        Services.AddSingleton<IDbContextFactory<Application.Data.StudioDbContext>>(line);
        var panel = Open(Make.Composition());

        Assert.Contains("The snippets did not load", panel.WaitForElement(".empty").TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(panel.FindAll(".phrase"));

        line.IsCut = false;
        panel.Find(".empty button").Click();
        panel.WaitForAssertion(() => Assert.Empty(panel.FindAll(".empty")));
    }

    [Fact]
    public async Task Escape_closes_the_panel_and_a_viewer_has_none()
    {
        await SignInAsync(MemberRole.Viewer);
        var panel = Open(Make.Composition());

        panel.Find("section").KeyDown("Escape");

        Assert.Equal("false", panel.Find("button").GetAttribute("aria-expanded"));
        var read = Render<PhrasePanel>(p => p.Add(x => x.Composition, Make.Composition()).Add(x => x.IsReadOnly, true));
        Assert.Empty(read.FindAll("button"));
    }

    private IRenderedComponent<PhrasePanel> Open(Composition composition)
    {
        var panel = Render<PhrasePanel>(p =>
            p.Add(x => x.Composition, composition).Add(x => x.OnChange, edit => _prompt = edit(composition).Prompt)
        );
        panel.Find("button").Click();
        return panel;
    }
}
