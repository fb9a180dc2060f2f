using Bunit;
using Studio.Application.Generations;
using Studio.Domain.Campaigns;
using Studio.Domain.Generations;
using Studio.Testing;
using Studio.Web.Features.History;
using Xunit;

namespace Studio.Web.Tests.History;

/// <summary>What the address of the history asks for.</summary>
public sealed class HistoryFilterTests : HistoryStudio
{
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
    public async Task A_filter_that_matches_nothing_can_be_cleared()
    {
        await SendAsync();

        var empty = Open("?status=Failed&view=table").Find(".empty");

        Assert.Equal("history?view=table", empty.QuerySelector("a")!.GetAttribute("href"));
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
}
