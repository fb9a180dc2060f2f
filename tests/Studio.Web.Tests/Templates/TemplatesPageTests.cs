using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Radzen.Blazor;
using Studio.Application.Team;
using Studio.Application.Templates;
using Studio.Domain.Generations;
using Studio.Domain.Team;
using Studio.Domain.Templates;
using Studio.Testing;
using Studio.Web.Features.Templates;
using Studio.Web.Layout;
using Studio.Web.Tests.Compose;
using Studio.Web.Tests.History;

namespace Studio.Web.Tests.Templates;

public sealed class TemplatesPageTests : ComposeContext
{
    private int _minute;

    [Fact]
    public async Task Without_templates_the_page_leads_to_the_composer()
    {
        await SignInAsync();

        var page = Render<TemplatesPage>();

        Assert.Contains("No templates yet", page.WaitForElement(".empty").TextContent, StringComparison.Ordinal);
        Assert.Equal("/", page.Find("a.btn.go").GetAttribute("href"));
    }

    [Fact]
    public async Task Without_templates_a_viewer_is_not_asked_to_keep_one()
    {
        await SignInAsync(MemberRole.Viewer);

        var page = Render<TemplatesPage>();

        Assert.EndsWith(
            "What others keep and share appears here.",
            page.WaitForElement(".empty").TextContent.Trim(),
            StringComparison.Ordinal
        );
        Assert.Empty(page.FindAll(".empty a"));
    }

    [Fact]
    public async Task A_list_that_did_not_load_offers_another_try()
    {
        await KeepAsync(await SignInAsync(), "Product", "x");
        var line = new Line(Database) { IsCut = true };
        Services.AddSingleton<IDbContextFactory<Application.Data.StudioDbContext>>(line);

        var page = Render<TemplatesPage>();
        Assert.Contains("The templates did not load", page.WaitForElement(".empty").TextContent, StringComparison.Ordinal);
        line.IsCut = false;
        page.Find(".empty button").Click();

        Assert.Equal("Product", page.WaitForElement("ol b").TextContent);
    }

    [Fact]
    public async Task A_card_shows_pictures_placeholders_and_whose_it_is()
    {
        var mei = await SignInAsync();
        var item = Make.Item(memberId: mei.Id);
        await Database.SaveAsync(item);
        await KeepAsync(mei, "Product", "{product} in {city}", references: new Reference(ReferenceRole.ReferenceImage, item.Id));

        var page = Render<TemplatesPage>();

        Assert.Equal($"/media/{item.Id}", page.WaitForElement("ol img").GetAttribute("src"));
        Assert.Equal(["product", "city"], page.FindAll(".asks li").Select(l => l.TextContent));
        Assert.Contains("Private, of Mei L.", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_address_narrows_the_list_and_says_when_nothing_matches()
    {
        var mei = await SignInAsync();
        await KeepAsync(mei, "Product", "x");
        await KeepAsync(mei, "果茶", "y", isShared: true);
        var navigation = Services.GetRequiredService<NavigationManager>();

        navigation.NavigateTo("/templates?q=果&whose=shared");
        var page = Render<TemplatesPage>();
        Assert.Equal("果茶", page.WaitForElement("ol b").TextContent);
        Assert.Single(page.FindAll("ol > li"));

        page.FindAll("input[type=radio]")[1].Change(true);
        Assert.EndsWith("templates?q=%E6%9E%9C&whose=Mine", navigation.Uri, StringComparison.Ordinal);
        navigation.NavigateTo("/templates?q=nothing");
        page.WaitForAssertion(() => Assert.Contains("No template matches", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Using_a_template_asks_for_each_placeholder_once_and_opens_the_draft()
    {
        await KeepAsync(await SignInAsync(), "Product", "{product} and {Product} in {city}. {First sip.}");
        var page = Render<TemplatesPage>();
        var dialog = Render<RadzenDialog>();

        page.WaitForElement("footer .btn").Click();
        dialog.WaitForElement("#placeholder-0").Input("peach tea");
        Assert.Equal(["product", "city"], dialog.FindAll("label").Select(l => l.TextContent));
        Assert.Equal("peach tea and peach tea in {city}. {First sip.}", dialog.Find(".preview").TextContent);
        await dialog.Find("form").SubmitAsync();

        await using var db = Database.CreateDbContext();
        var navigation = Services.GetRequiredService<NavigationManager>();
        page.WaitForAssertion(() => Assert.EndsWith($"/?draft={db.Drafts.Single().Id}", navigation.Uri, StringComparison.Ordinal));
        Assert.Equal("peach tea and peach tea in {city}. {First sip.}", db.Drafts.Single().Composition.Prompt);
    }

    [Fact]
    public async Task A_double_click_starts_one_draft()
    {
        await KeepAsync(await SignInAsync(), "Product", "A glass of tea");
        var page = Render<TemplatesPage>();

        var use = page.WaitForElement("footer .btn");
        await use.ClickAsync(new MouseEventArgs { Detail = 1 });
        await use.ClickAsync(new MouseEventArgs { Detail = 2 });

        await using var db = Database.CreateDbContext();
        Assert.Equal(1, await db.Drafts.CountAsync(Xunit.TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Saving_shows_the_placeholders_that_were_found_and_keeps_the_composition()
    {
        await SignInAsync();
        var menu = Render<TemplateMenu>(p => p.Add(m => m.Composition, Make.Composition(prompt: "{product}, {Really?}")));
        var dialog = Render<RadzenDialog>();

        menu.Find("button").Click();
        Assert.Equal(["product"], dialog.WaitForElements(".found li").Select(l => l.TextContent));
        await dialog.Find("form").SubmitAsync();
        Assert.Equal("Give it a name.", dialog.WaitForElement("[role=alert]").TextContent);
        dialog.Find("#template-name").Input("Product");
        dialog.Find("[role=switch]").Change(true);
        await dialog.Find("form").SubmitAsync();

        Assert.Contains("Product is kept.", dialog.WaitForElement(".note.ok").TextContent, StringComparison.Ordinal);
        await using var db = Database.CreateDbContext();
        var kept = await db.Templates.SingleAsync(Xunit.TestContext.Current.CancellationToken);
        Assert.Equal(("Product", true, "{product}, {Really?}"), (kept.Name, kept.IsShared, kept.Composition.Prompt));
    }

    [Fact]
    public async Task A_template_is_deleted_after_a_question()
    {
        await KeepAsync(await SignInAsync(), "Product", "x");
        var page = Render<TemplatesPage>();
        var dialog = Render<RadzenDialog>();

        page.WaitForElement("button[aria-label='Delete Product']").Click();
        dialog.WaitForElements(".btns button")[^1].Click();

        page.WaitForAssertion(() => Assert.Contains("No templates yet", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_viewer_reads_and_exports_alone()
    {
        await SignInAsync(MemberRole.Viewer);
        var tom = Make.Member("Tom K.");
        await Database.SaveAsync(tom);
        await KeepAsync(tom, "Product", "x", isShared: true);

        var page = Render<TemplatesPage>();
        var header = Render<HeaderOutlet>();

        page.WaitForElement("ol li");
        Assert.Empty(page.FindAll("ol button"));
        Assert.Equal("Export all", header.Find("a[download]").GetAttribute("aria-label"));
        Assert.Empty(header.FindAll("button"));
    }

    [Fact]
    public async Task Chosen_templates_are_exported_alone()
    {
        var mei = await SignInAsync();
        await KeepAsync(mei, "One", "x");
        var two = await KeepAsync(mei, "Two", "x");
        var page = Render<TemplatesPage>();
        var header = Render<HeaderOutlet>();

        page.WaitForElement("input[aria-label='Choose Two']").Change(true);

        header.WaitForAssertion(() =>
            Assert.Equal(
                ($"/templates/export?id={two.Value:N}", "Export 1 chosen"),
                (header.Find("a[download]").GetAttribute("href"), header.Find("a[download]").GetAttribute("aria-label"))
            )
        );
    }

    [Fact]
    public async Task A_pasted_file_with_faults_names_them_and_a_good_one_is_kept()
    {
        await SignInAsync();
        var dialog = Render<ImportDialog>();

        await ImportAsync(dialog, "oops");
        Assert.Contains("This is not JSON, or it breaks off: look at line 1.", dialog.Markup, StringComparison.Ordinal);
        await ImportAsync(dialog, """{"format":"seedance-studio-templates","version":1,"templates":[{"name":"A","mode":"Dance"}]}""");
        Assert.Equal("Template 1, A: mode holds a value that is not understood.", dialog.Find("li").TextContent);
        await ImportAsync(
            dialog,
            $$"""
            {"format":"seedance-studio-templates","version":1,"templates":[
              {"name":"A","mode":"Frames","references":[{"role":"FirstFrame","item":"{{Guid.CreateVersion7()}}"}]}]}
            """
        );

        Assert.Contains("1 template is kept.", dialog.Markup, StringComparison.Ordinal);
        Assert.Equal("A: 1 file", dialog.Find("li").TextContent);
        Assert.Empty(dialog.FindAll("textarea"));
        await dialog.Find("form").SubmitAsync();
        await using var db = Database.CreateDbContext();
        Assert.Equal(1, await db.Templates.CountAsync(Xunit.TestContext.Current.CancellationToken));
    }

    private static Task ImportAsync(IRenderedComponent<ImportDialog> dialog, string json)
    {
        dialog.Find("textarea").Change(json);
        return dialog.Find("form").SubmitAsync();
    }

    private async Task<TemplateId> KeepAsync(
        Member member,
        string name,
        string prompt,
        bool isShared = false,
        params IReadOnlyList<Reference> references
    )
    {
        var mode = references.Count > 0 ? GenerationMode.References : GenerationMode.Text;
        var at = Make.Now.AddMinutes(_minute++);
        var template = new Template(TemplateId.New(at), member.Id, name, isShared, Make.Composition(mode, prompt, references), at);
        await Database.SaveAsync(template);
        return template.Id;
    }
}
