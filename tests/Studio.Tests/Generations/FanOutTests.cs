using Microsoft.EntityFrameworkCore;
using Studio.Application.Data;
using Studio.Application.Generations;
using Studio.Domain.Campaigns;
using Studio.Domain.Generations;
using Studio.Domain.Media;
using Studio.Testing;
using Xunit;

namespace Studio.Tests.Generations;

public sealed class FanOutRulesTests
{
    [Fact]
    public void Every_ratio_that_is_not_offered_is_named()
    {
        var violations = Check(Make.Composition() with { Ratio = "5:4", OtherRatios = ["9:16", "2:3"] });

        Assert.Equal(
            [(Rule.RatioNotOffered, "5:4"), (Rule.RatioNotOffered, "2:3")],
            violations.Select(v => (v.Rule, (string)v.Arguments[0]))
        );
    }

    [Fact]
    public void A_ratio_asked_for_twice_is_refused_once()
    {
        var violation = Assert.Single(
            Check(Make.Composition() with { OtherRatios = ["9:16", "16:9", "9:16"] }),
            v => v.Arguments.Contains("9:16")
        );

        Assert.Equal((Rule.RatioTwice, CompositionField.Ratio, RuleSeverity.Error), (violation.Rule, violation.Field, violation.Severity));
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(4, true)]
    [InlineData(5, false)]
    public void One_to_four_variants_are_offered(int variants, bool isOffered) =>
        Assert.Equal(isOffered, Check(Make.Composition() with { Variants = variants }).All(v => v.Rule != Rule.VariantsOutOfRange));

    [Fact]
    public void The_first_ratio_is_never_made_besides()
    {
        var composition = Make.Composition().Also("9:16", true).Also("16:9", true).Also("1:1", true);
        Assert.Equal(["9:16", "1:1"], composition.OtherRatios);

        var other = composition.First("9:16");
        Assert.Equal(("9:16", "1:1"), (other.Ratio, Assert.Single(other.OtherRatios)));
        Assert.Empty(other.Also("1:1", false).OtherRatios);
    }

    private static IReadOnlyList<RuleViolation> Check(Composition composition) =>
        GenerationRules.Check(composition, Make.Profile(), new Dictionary<MediaItemId, MediaItem>());
}

public sealed class SqliteFanOutTests() : FanOutTests(DatabaseProvider.Sqlite);

public sealed class PostgreSqlFanOutTests() : FanOutTests(DatabaseProvider.PostgreSql);

/// <summary>One sending of several videos: admitted whole or refused whole.</summary>
public abstract class FanOutTests(DatabaseProvider provider) : IAsyncLifetime
{
    private static readonly Uri Nowhere = new("http://127.0.0.1:9/api/v3");

    private StudioEngine _engine = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Three_ratios_of_two_variants_are_six_generations_in_order()
    {
        var outcome = await SendAsync(Make.Composition() with { OtherRatios = ["9:16", "1:1"], Variants = 2 });

        var queued = Assert.IsType<SubmitOutcome.Queued>(outcome);
        await using var db = _engine.Get<IDbContextFactory<StudioDbContext>>().CreateDbContext();
        var generations = await db.Generations.OrderBy(g => g.Number).ToListAsync(Stop);
        Assert.Equal(
            [(1, "16:9"), (2, "16:9"), (3, "9:16"), (4, "9:16"), (5, "1:1"), (6, "1:1")],
            generations.Select(g => (g.Number, g.Ratio))
        );
        Assert.Equal(queued.Generations, generations.Select(g => g.Id));
        Assert.All(generations, g => Assert.Equal(queued.Id, g.SubmissionId));
    }

    [Theory]
    [InlineData("5:4", 2)]
    [InlineData("9:16", 5)]
    [InlineData("16:9", 1)]
    public async Task One_violation_queues_nothing(string other, int variants)
    {
        var outcome = await SendAsync(Make.Composition() with { OtherRatios = [other], Variants = variants });

        Assert.IsType<SubmitOutcome.Refused>(outcome);
        await using var db = _engine.Get<IDbContextFactory<StudioDbContext>>().CreateDbContext();
        Assert.Equal((0, 0), (await db.Submissions.CountAsync(Stop), await db.Generations.CountAsync(Stop)));
    }

    [Fact]
    public async Task What_was_sent_keeps_its_campaign_and_its_phrases()
    {
        var campaign = new Campaign(CampaignId.New(Make.Now), _engine.Member.Id, "Summer", Make.Now);
        await using (var before = _engine.Get<IDbContextFactory<StudioDbContext>>().CreateDbContext())
        {
            before.Add(campaign);
            await before.SaveChangesAsync(Stop);
        }

        var composition = Make.Composition() with { CampaignId = campaign.Id, BrandPhrases = "Always fresh.", Title = "Orchard" };
        await SendAsync(composition);

        await using var db = _engine.Get<IDbContextFactory<StudioDbContext>>().CreateDbContext();
        var submission = await db.Submissions.SingleAsync(Stop);
        Assert.Equal(campaign.Id, submission.CampaignId);
        Assert.Equal(composition, submission.Composition);
    }

    public async ValueTask InitializeAsync() => _engine = await StudioEngine.StartAsync(Nowhere, database: provider);

    public async ValueTask DisposeAsync()
    {
        await _engine.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private Task<SubmitOutcome> SendAsync(Composition composition) =>
        _engine.Get<SubmitDraft>().ExecuteAsync(_engine.Member.Id, composition, Stop);
}
