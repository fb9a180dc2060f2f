using System.Collections.Immutable;
using Studio.Application.Batch;
using Studio.Application.Media;
using Studio.Domain.Campaigns;
using Studio.Domain.Generations;
using Studio.Domain.Media;
using Studio.Domain.Team;
using Studio.Testing;
using Xunit;

namespace Studio.Tests.Batch;

public sealed class BatchCheckTests
{
    private readonly BatchCheck _check = new(Make.Catalog());

    [Fact]
    public void A_prompt_alone_takes_every_default()
    {
        var line = Check(Row((BatchColumn.Prompt, "A boat")));

        Assert.Equal(Make.Composition(prompt: "A boat"), line.Composition);
        Assert.True(line.IsReady);
        Assert.Equal(1, line.Estimate!.Count);
    }

    [Fact]
    public void Every_setting_is_read()
    {
        var campaign = new Campaign(CampaignId.New(Make.Now), MemberId.New(Make.Now), "Summer", Make.Now);
        campaign.Describe(new CampaignText { Name = "Summer", BrandPhrases = "Always fresh." });

        var line = Check(
            Row(
                (BatchColumn.Prompt, "雨"),
                (BatchColumn.Title, "Rain"),
                (BatchColumn.Campaign, "summer"),
                (BatchColumn.Model, "seedance 2.0"),
                (BatchColumn.Ratio, "9:16|1:1"),
                (BatchColumn.Duration, "8 秒"),
                (BatchColumn.Sound, "否"),
                (BatchColumn.Watermark, "Yes"),
                (BatchColumn.Variants, "2")
            ),
            BatchSources.None with
            {
                Campaigns = [campaign],
            }
        );

        Assert.Empty(line.Faults);
        Assert.Equal(
            Make.Composition(prompt: "雨") with
            {
                Title = "Rain",
                CampaignId = campaign.Id,
                BrandPhrases = "Always fresh.",
                Ratio = "9:16",
                OtherRatios = ["1:1"],
                Duration = 8,
                Sound = false,
                Watermark = true,
                Variants = 2,
            },
            line.Composition
        );
        Assert.Equal(4, line.Estimate!.Count);
    }

    [Theory]
    [InlineData("16:09", "16:9")]
    [InlineData("9:16:00", "9:16")]
    [InlineData("1:01", "1:1")]
    [InlineData("9：16", "9:16")]
    [InlineData("wide", "wide")]
    public void A_ratio_that_a_spreadsheet_took_for_a_time_is_a_ratio(string cell, string ratio) =>
        Assert.Equal(ratio, Check(Row((BatchColumn.Prompt, "A"), (BatchColumn.Ratio, cell))).Composition.Ratio);

    [Fact]
    public void Cells_that_can_not_be_read_are_faults()
    {
        var line = Check(
            Row(
                (BatchColumn.Prompt, "A"),
                (BatchColumn.Duration, "2.5"),
                (BatchColumn.Sound, "maybe"),
                (BatchColumn.Mode, "film"),
                (BatchColumn.Campaign, "Winter"),
                (BatchColumn.Variants, "two")
            )
        );

        Assert.Equal(
            [
                new BatchFault.NoSuchCampaign("Winter"),
                new BatchFault.NoSuchMode("film"),
                new BatchFault.NotWhole(BatchColumn.Variants, "two"),
                new BatchFault.NotWhole(BatchColumn.Duration, "2.5"),
                new BatchFault.NotYesOrNo(BatchColumn.Sound, "maybe"),
            ],
            line.Faults
        );
        Assert.Equal((false, 5), (line.IsReady, line.Problems));
    }

    [Theory]
    [InlineData(BatchColumn.FirstFrame, GenerationMode.Frames)]
    [InlineData(BatchColumn.Images, GenerationMode.References)]
    public void The_files_tell_the_mode(BatchColumn column, GenerationMode mode)
    {
        var line = Check(Row((BatchColumn.Prompt, "A"), (column, "still.png")), Named(Make.Item()));

        Assert.Equal(mode, line.Composition.Mode);
        Assert.True(line.IsReady);
    }

    [Fact]
    public void A_name_that_two_items_have_is_a_fault_and_the_kind_tells_them_apart()
    {
        var (picture, video) = (Make.Item(), Make.Item(MediaKind.Video));
        var row = Row((BatchColumn.Prompt, "A"), (BatchColumn.Images, "STILL.png"));

        Assert.Equal(picture, Assert.Single(Check(row, Named(picture, video)).Items));
        Assert.Equal(
            [new BatchFault.SeveralFiles(BatchColumn.Images, "STILL.png", 2)],
            Check(row, Named(picture, Make.Item(at: Make.Now.AddSeconds(1)))).Faults
        );
        Assert.Equal([new BatchFault.NoSuchFile(BatchColumn.Images, "STILL.png")], Check(row).Faults);
    }

    [Fact]
    public void The_rules_of_the_composer_speak_of_rows_too()
    {
        var line = Check(Row((BatchColumn.Ratio, "5:4"), (BatchColumn.Duration, "13")));

        Assert.Equal(
            [Rule.RatioNotOffered, Rule.DurationOutOfRange, Rule.PromptMissing],
            line.Violations.Where(v => v.Severity == RuleSeverity.Error).Select(v => v.Rule)
        );
    }

    [Fact]
    public void A_row_waits_for_its_links_and_says_what_came_of_them()
    {
        var item = Make.Item();
        var row = Row((BatchColumn.Prompt, "A"), (BatchColumn.Images, "https://example.com/a.png; https://example.com/b.png"));
        Assert.Equal((2, false, 0), (Check(row).Awaited, Check(row).IsReady, Check(row).Problems));

        var refused = new ImportOutcome.Refused(new ImportRefusal.Page());
        var line = Check(
            row,
            BatchSources.None with
            {
                Links = ImmutableDictionary<string, ImportOutcome>
                    .Empty.Add("https://example.com/a.png", new ImportOutcome.Imported(item, AlreadyThere: false))
                    .Add("https://example.com/b.png", refused),
            }
        );

        Assert.Equal(item, Assert.Single(line.Items));
        Assert.Equal([new BatchFault.LinkRefused(BatchColumn.Images, "https://example.com/b.png", refused)], line.Faults);
    }

    private BatchLine Check(BatchRow row, BatchSources? sources = null) => _check.Check(row, sources ?? BatchSources.None);

    private static BatchSources Named(params MediaItem[] items) =>
        BatchSources.None with
        {
            Names = items.ToLookup(i => i.Name, StringComparer.OrdinalIgnoreCase),
        };

    private static BatchRow Row(params (BatchColumn Column, string Cell)[] cells) =>
        new(1, cells.ToImmutableDictionary(c => c.Column, c => c.Cell), []);
}
