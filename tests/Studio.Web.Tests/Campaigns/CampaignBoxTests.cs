using AngleSharp.Dom;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Radzen.Blazor;
using Studio.Application.Campaigns;
using Studio.Application.Team;
using Studio.Domain.Campaigns;
using Studio.Domain.Generations;
using Studio.Testing;
using Studio.Web.Features.Campaigns;
using Studio.Web.Tests.Compose;

namespace Studio.Web.Tests.Campaigns;

public sealed class CampaignBoxTests : ComposeContext
{
    private Composition _composition = Make.Composition();
    private Member? _starter;

    [Fact]
    public async Task A_campaign_is_found_by_typing_and_brings_its_phrases()
    {
        var summer = await StartAsync("Summer fruit tea", "Always fresh.");
        await StartAsync("Winter cocoa");
        var box = RenderBox();
        Assert.Equal("false", Field(box).GetAttribute("aria-expanded"));

        Field(box).Input("fruit");
        Assert.Equal(["Summer fruit tea", "Create “fruit”"], Options(box));
        Field(box).KeyDown("Enter");

        Assert.Equal((summer.Id, "Always fresh."), (_composition.CampaignId, _composition.BrandPhrases));
        Refresh(box);
        Assert.Equal("Summer fruit tea", Field(box).GetAttribute("value"));
        Assert.Contains("Sent after the prompt: Always fresh.", box.Find(".about").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_keys_walk_the_list_and_none_takes_the_campaign_away()
    {
        var summer = await StartAsync("Summer", "Always fresh.");
        _composition = _composition with { CampaignId = summer.Id, BrandPhrases = "Always fresh." };
        var box = RenderBox();

        Field(box).KeyDown("ArrowDown");
        Assert.Equal(["No campaign", "Summer"], Options(box));
        Assert.Equal("campaign-option-1", Field(box).GetAttribute("aria-activedescendant"));
        Field(box).KeyDown("ArrowUp");
        Field(box).KeyDown("Enter");

        Assert.Equal((null, ""), (_composition.CampaignId, _composition.BrandPhrases));
    }

    [Fact]
    public async Task Escape_leaves_everything_as_it_was()
    {
        var summer = await StartAsync("Summer");
        _composition = _composition with { CampaignId = summer.Id };
        var box = RenderBox();

        Field(box).Input("win");
        Field(box).KeyDown("Escape");

        Assert.Equal(("Summer", "false"), (Field(box).GetAttribute("value"), Field(box).GetAttribute("aria-expanded")));
        Assert.Equal(summer.Id, _composition.CampaignId);
    }

    [Fact]
    public async Task A_new_name_starts_a_campaign_on_the_spot_and_chooses_it()
    {
        await SignInAsync();
        var box = RenderBox();
        var dialog = Render<RadzenDialog>();

        Field(box).Input("Autumn");
        var starting = box.FindAll("[role=option]").Single().ClickAsync();
        var name = dialog.WaitForElement("#campaign-Name");
        Assert.Equal("Autumn", name.GetAttribute("value"));
        await dialog.Find("#campaign-BrandPhrases").InputAsync("Warm and slow.");
        await dialog.Find("#campaign-NamingPattern").InputAsync("{campaign} {month}");
        await dialog.Find("form").SubmitAsync();
        Assert.Contains("There is no {month}.", dialog.Find("#campaign-NamingPattern-note").TextContent, StringComparison.Ordinal);

        await dialog.Find("#campaign-NamingPattern").InputAsync("{campaign} {ratio} {number}");
        Assert.Contains("Autumn 9x16 1.mp4", dialog.Find("#campaign-NamingPattern-note").TextContent, StringComparison.Ordinal);
        await dialog.Find("form").SubmitAsync();
        await starting;

        var campaign = Assert.Single(
            await Services.GetRequiredService<CampaignList>().ReadAsync(Xunit.TestContext.Current.CancellationToken)
        );
        Assert.Equal((campaign.Id, "Warm and slow."), (_composition.CampaignId, _composition.BrandPhrases));
        Assert.Equal("{campaign} {ratio} {number}", campaign.NamingPattern);
    }

    [Fact]
    public async Task A_name_that_is_taken_is_said_in_the_form()
    {
        var summer = await StartAsync("Summer");
        await StartAsync("Winter");
        _composition = _composition with { CampaignId = summer.Id };
        var box = RenderBox();
        var dialog = Render<RadzenDialog>();

        var editing = box.Find("button[aria-label='Edit Summer']").ClickAsync();
        await dialog.WaitForElement("#campaign-Name").InputAsync("WINTER");
        await dialog.Find("form").SubmitAsync();

        Assert.Contains("Another campaign has this name.", dialog.Find("#campaign-Name-note").TextContent, StringComparison.Ordinal);
        await dialog.FindAll("button").Single(b => b.TextContent == "Cancel").ClickAsync();
        await editing;
        Assert.Equal(summer.Id, _composition.CampaignId);
    }

    [Fact]
    public async Task Phrases_that_changed_since_are_offered_and_the_brief_is_at_hand()
    {
        var summer = await StartAsync("Summer", "New phrases.", "Ice and peaches");
        _composition = _composition with { CampaignId = summer.Id, BrandPhrases = "Old phrases." };
        var box = RenderBox();

        Assert.Equal("Ice and peaches", box.Find("details .brief").TextContent);
        box.FindAll("button").Single(b => b.TextContent == "Take the new ones").Click();

        Assert.Equal("New phrases.", _composition.BrandPhrases);
    }

    [Fact]
    public async Task A_viewer_reads_the_campaign_and_changes_nothing()
    {
        var summer = await StartAsync("Summer");
        _composition = _composition with { CampaignId = summer.Id };

        var box = RenderBox(isReadOnly: true);

        Assert.True(Field(box).HasAttribute("disabled"));
        Assert.Empty(box.FindAll("button"));
    }

    private static IElement Field(IRenderedComponent<CampaignBox> box) => box.Find("[role=combobox]");

    private static IEnumerable<string> Options(IRenderedComponent<CampaignBox> box) =>
        box.FindAll("[role=option]").Select(o => o.TextContent.Trim());

    private IRenderedComponent<CampaignBox> RenderBox(bool isReadOnly = false) =>
        Render<CampaignBox>(p =>
            p.Add(b => b.Composition, _composition)
                .Add(b => b.IsReadOnly, isReadOnly)
                .Add(b => b.OnChange, edit => _composition = edit(_composition))
        );

    private void Refresh(IRenderedComponent<CampaignBox> box) => box.Render(p => p.Add(b => b.Composition, _composition));

    private async Task<Campaign> StartAsync(string name, string brandPhrases = "", string brief = "")
    {
        _starter ??= await SignInAsync();
        var text = new CampaignText
        {
            Name = name,
            BrandPhrases = brandPhrases,
            Brief = brief,
        };
        var outcome = await Services.GetRequiredService<StartCampaign>().ExecuteAsync(_starter.Id, text, CancellationToken.None);
        return Assert.IsType<CampaignOutcome.Saved>(outcome).Campaign;
    }
}
