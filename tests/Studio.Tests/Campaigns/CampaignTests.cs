using Studio.Application.Campaigns;
using Studio.Application.Data;
using Studio.Application.Team;
using Studio.Domain.Campaigns;
using Studio.Domain.Generations;
using Studio.Domain.Media;
using Studio.Domain.Team;
using Studio.Testing;
using Xunit;

namespace Studio.Tests.Campaigns;

public sealed class SqliteCampaignTests() : CampaignTests(DatabaseProvider.Sqlite);

public sealed class PostgreSqlCampaignTests() : CampaignTests(DatabaseProvider.PostgreSql)
{
    [Fact]
    public async Task Of_two_who_take_a_name_at_the_same_moment_one_gets_it()
    {
        await Database.SaveAsync(Mei);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => StartAsync(i % 2 == 0 ? "Summer" : "SUMMER")));

        Assert.Single(outcomes.OfType<CampaignOutcome.Saved>());
        Assert.Equal(7, outcomes.OfType<CampaignOutcome.Refused>().Count());
    }
}

public abstract class CampaignTests(DatabaseProvider provider) : IDisposable
{
    protected TestDatabase Database { get; } = new(provider);

    protected Member Mei { get; } = Make.Member();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_campaign_is_started_with_its_words_trimmed()
    {
        await Database.SaveAsync(Mei);

        var outcome = await StartAsync(" Summer ", " Always fresh. ");

        var saved = Assert.IsType<CampaignOutcome.Saved>(outcome).Campaign;
        var read = Assert.Single(await new CampaignList(Database).ReadAsync(Stop));
        Assert.Equal((saved.Id, "Summer", "Always fresh.", Mei.Id), (read.Id, read.Name, read.BrandPhrases, read.MemberId));
    }

    [Theory]
    [InlineData("Summer", "summer")]
    [InlineData("ÉTÉ", "été")]
    [InlineData("夏日", "夏日")]
    public async Task No_two_share_a_name_whatever_its_case(string first, string second)
    {
        await Database.SaveAsync(Mei);
        await StartAsync(first);

        var refused = Assert.IsType<CampaignOutcome.Refused>(await StartAsync(second));

        Assert.Equal([new CampaignFault(CampaignField.Name, CampaignFaultKind.NameTaken)], refused.Faults);
        Assert.Single(await new CampaignList(Database).ReadAsync(Stop));
    }

    [Fact]
    public async Task A_campaign_takes_other_words_and_may_keep_its_name()
    {
        await Database.SaveAsync(Mei);
        var campaign = Assert.IsType<CampaignOutcome.Saved>(await StartAsync("Summer")).Campaign;

        var text = CampaignText.Of(campaign) with { Name = "SUMMER", Brief = "Ice and peaches", NamingPattern = "{campaign} {number}" };
        Assert.IsType<CampaignOutcome.Saved>(await DescribeAsync(campaign.Id, text));

        var read = await new CampaignList(Database).FindAsync(campaign.Id, Stop);
        Assert.Equal(text, CampaignText.Of(read!));
    }

    [Fact]
    public async Task A_viewer_starts_and_describes_nothing()
    {
        Mei.Role = MemberRole.Viewer;
        await Database.SaveAsync(Mei);

        Assert.IsType<CampaignOutcome.NotAllowed>(await StartAsync("Summer"));
        Assert.IsType<CampaignOutcome.NotAllowed>(await DescribeAsync(CampaignId.New(Make.Now), new CampaignText { Name = "Summer" }));
        Assert.Empty(await new CampaignList(Database).ReadAsync(Stop));
    }

    [Fact]
    public async Task A_campaign_that_does_not_exist_is_not_described()
    {
        await Database.SaveAsync(Mei);

        Assert.IsType<CampaignOutcome.NotFound>(await DescribeAsync(CampaignId.New(Make.Now), new CampaignText { Name = "Summer" }));
    }

    [Fact]
    public async Task Downloads_of_a_campaign_are_named_by_its_pattern()
    {
        var video = Make.Video(Mei.Id);
        await Database.SaveAsync(Mei, video);
        var campaign = Assert.IsType<CampaignOutcome.Saved>(await StartAsync("Summer")).Campaign;
        await DescribeAsync(
            campaign.Id,
            new CampaignText { Name = "Summer", NamingPattern = "{date} {campaign} {ratio} {number} {title}" }
        );
        var composition = Make.Composition() with { CampaignId = campaign.Id, Title = "Orchard: to cup" };
        var submission = Make.Submission(composition, Mei.Id);
        await Database.SaveAsync(submission, Make.Generation(GenerationStatus.Succeeded, submission, number: 2, video: video));

        Assert.Equal("2026-07-28 Summer 16x9 2 Orchard- to cup.mp4", await NameAsync(video));

        await DescribeAsync(campaign.Id, new CampaignText { Name = "Summer" });
        Assert.Equal("video.mp4", await NameAsync(video));
    }

    [Fact]
    public async Task What_was_uploaded_or_belongs_to_no_campaign_keeps_its_name()
    {
        var (picture, video) = (Make.Item(memberId: Mei.Id), Make.Video(Mei.Id));
        await Database.SaveAsync(Mei, picture, video);
        var submission = Make.Submission(memberId: Mei.Id);
        await Database.SaveAsync(submission, Make.Generation(GenerationStatus.Succeeded, submission, video: video));

        Assert.Equal(("still.png", "video.mp4"), (await NameAsync(picture), await NameAsync(video)));
    }

    public void Dispose()
    {
        Database.Dispose();
        GC.SuppressFinalize(this);
    }

    protected Task<CampaignOutcome> StartAsync(string name, string brandPhrases = "") =>
        new StartCampaign(new CampaignWriter(Database), new FakeTime(Make.Now)).ExecuteAsync(
            Mei.Id,
            new CampaignText { Name = name, BrandPhrases = brandPhrases },
            Stop
        );

    private Task<CampaignOutcome> DescribeAsync(CampaignId id, CampaignText text) =>
        new DescribeCampaign(new CampaignWriter(Database)).ExecuteAsync(Mei.Id, id, text, Stop);

    private Task<string> NameAsync(MediaItem item) => new DownloadNames(Database).OfAsync(item, Stop);
}
