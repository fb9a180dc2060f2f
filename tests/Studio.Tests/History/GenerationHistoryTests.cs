using Studio.Application.Data;
using Studio.Application.History;
using Studio.Application.Team;
using Studio.Domain.Campaigns;
using Studio.Domain.Generations;
using Studio.Domain.Media;
using Studio.Testing;
using Xunit;

namespace Studio.Tests.History;

/// <summary>The history over SQLite, with the plans of its queries.</summary>
public sealed class SqliteGenerationHistoryTests() : GenerationHistoryTests(DatabaseProvider.Sqlite, new PlanRecorder())
{
    [Theory]
    [InlineData(null, false, "sqlite_autoindex_Generations_1")]
    [InlineData(GenerationStatus.Queued, false, "IX_Generations_Status_Id")]
    [InlineData(null, true, "IX_Generations_MemberId_Id")]
    public async Task A_deep_page_is_found_by_an_index(GenerationStatus? status, bool byMember, string index)
    {
        var ids = await FillAsync(20);
        Plans!.Lines.Clear();

        await History.ListAsync(new HistoryFilter(status, byMember ? Mei.Id : null), ids[10], 5, Stop);

        Assert.Contains(Plans.Lines, line => line.StartsWith($"SEARCH g USING INDEX {index}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_campaign_among_ten_thousand_is_found_by_its_own_submissions()
    {
        await FillAsync(10_000);
        var (campaign, sent) = await FillCampaignAsync(3);
        Plans!.Lines.Clear();

        var slice = await History.ListAsync(new HistoryFilter(CampaignId: campaign.Id), null, 50, Stop);

        Assert.Equal(sent.Reverse(), slice.Entries.Select(e => e.Id));
        Assert.Contains(Plans.Lines, line => line.Contains("IX_Submissions_CampaignId", StringComparison.Ordinal));
        Assert.Contains(Plans.Lines, line => line.StartsWith("SEARCH g USING INDEX IX_Generations_SubmissionId", StringComparison.Ordinal));
    }
}

/// <summary>The history over PostgreSQL.</summary>
public sealed class PostgreSqlGenerationHistoryTests() : GenerationHistoryTests(DatabaseProvider.PostgreSql);

public abstract class GenerationHistoryTests(DatabaseProvider provider, PlanRecorder? plans = null) : IDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    private readonly Member _tom = Make.Member("Tom K.");
    private readonly TestDatabase _database = new(provider, plans is null ? [] : [plans]);

    protected PlanRecorder? Plans => plans;

    protected Member Mei { get; } = Make.Member("Mei L.");

    protected GenerationHistory History => new(_database);

    protected static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Pages_join_without_a_gap_or_a_repeat_newest_first()
    {
        var ids = await FillAsync(7);

        var first = await History.ListAsync(new HistoryFilter(), null, 3, Stop);
        var second = await History.ListAsync(new HistoryFilter(), first.Next, 3, Stop);
        var third = await History.ListAsync(new HistoryFilter(), second.Next, 3, Stop);

        Assert.Equal(ids.Reverse(), first.Entries.Concat(second.Entries).Concat(third.Entries).Select(e => e.Id));
        Assert.Equal(first.Entries[^1].Id, first.Next);
        Assert.Null(third.Next);
    }

    [Fact]
    public async Task A_page_that_ends_with_the_last_entry_has_no_next()
    {
        await FillAsync(3);

        Assert.Null((await History.ListAsync(new HistoryFilter(), null, 3, Stop)).Next);
    }

    [Fact]
    public async Task What_is_sent_while_paging_does_not_shift_the_next_page()
    {
        var ids = await FillAsync(4);
        var first = await History.ListAsync(new HistoryFilter(), null, 2, Stop);

        await SendAsync(Mei, Start.AddHours(1));
        var second = await History.ListAsync(new HistoryFilter(), first.Next, 2, Stop);

        Assert.Equal([ids[1], ids[0]], second.Entries.Select(e => e.Id));
    }

    [Fact]
    public async Task Status_and_member_narrow_the_list()
    {
        await _database.SaveAsync(Mei, _tom);
        var wanted = await SendAsync(_tom, Start, GenerationStatus.Running);
        await SendAsync(_tom, Start.AddSeconds(1), GenerationStatus.Failed);
        await SendAsync(Mei, Start.AddSeconds(2), GenerationStatus.Running);

        var slice = await History.ListAsync(new HistoryFilter(GenerationStatus.Running, _tom.Id), null, 50, Stop);

        Assert.Equal([wanted.Id], slice.Entries.Select(e => e.Id));
    }

    [Fact]
    public async Task A_campaign_narrows_list_and_counts_and_stands_in_the_detail()
    {
        await FillAsync(3);
        var (campaign, sent) = await FillCampaignAsync(2);
        var filter = new HistoryFilter(CampaignId: campaign.Id);

        Assert.Equal(sent.Reverse(), (await History.ListAsync(filter, null, 50, Stop)).Entries.Select(e => e.Id));
        Assert.Equal(2, (await History.CountAsync(filter, Stop))[GenerationStatus.Queued]);
        Assert.Equal([new HistoryCampaign(campaign.Id, "Summer")], await History.ListCampaignsAsync(Stop));
        Assert.Equal(new HistoryCampaign(campaign.Id, "Summer"), (await History.FindAsync(sent[0], Stop))!.Campaign);
    }

    [Fact]
    public async Task Counts_ignore_the_status_and_obey_the_member()
    {
        await _database.SaveAsync(Mei, _tom);
        await SendAsync(_tom, Start, GenerationStatus.Running);
        await SendAsync(_tom, Start.AddSeconds(1), GenerationStatus.Running);
        await SendAsync(_tom, Start.AddSeconds(2), GenerationStatus.Unknown);
        await SendAsync(Mei, Start.AddSeconds(3), GenerationStatus.Failed);

        var counts = await History.CountAsync(new HistoryFilter(GenerationStatus.Failed, _tom.Id), Stop);

        Assert.Equal(
            new Dictionary<GenerationStatus, int> { [GenerationStatus.Running] = 2, [GenerationStatus.Unknown] = 1 },
            counts.OrderBy(c => c.Key)
        );
    }

    [Fact]
    public async Task Only_members_who_have_sent_are_offered_as_a_filter()
    {
        await _database.SaveAsync(Mei, _tom);
        await SendAsync(_tom, Start);

        Assert.Equal([new HistoryMember(_tom.Id, "Tom K.")], await History.ListMembersAsync(Stop));
    }

    [Fact]
    public async Task An_entry_says_who_what_and_what_came_of_it()
    {
        var video = Make.Video(Mei.Id);
        await _database.SaveAsync(Mei, video);
        var submission = Make.Submission(Make.Composition(prompt: "果茶") with { Ratio = "9:16", Duration = 8 }, Mei.Id, Start);
        var first = Make.Generation(GenerationStatus.Succeeded, submission, 1, video: video);
        var second = Make.Generation(GenerationStatus.Failed, submission, 2, new Failure(FailureReason.RealFace));
        await _database.SaveAsync(submission, first, second);

        var made = await History.FindEntryAsync(first.Id, Stop);
        var failed = await History.FindEntryAsync(second.Id, Stop);

        Assert.Equal(
            new HistoryEntry(
                first.Id,
                submission.Id,
                1,
                2,
                GenerationStatus.Succeeded,
                submission.Composition,
                "9:16",
                Mei.Id,
                "Mei L.",
                Start,
                video.Id,
                HasPoster: true,
                Failure: null
            )
            {
                Tokens = 108_900,
            },
            made
        );
        Assert.Equal((2, 2, FailureReason.RealFace, false), (failed!.Number, failed.Of, failed.Failure, failed.HasPoster));
    }

    [Fact]
    public async Task The_detail_holds_the_timeline_the_media_and_the_siblings()
    {
        var frame = Make.Item(memberId: Mei.Id);
        var video = Make.Video(Mei.Id);
        await _database.SaveAsync(Mei, frame, video);
        var composition = Make.Composition(GenerationMode.Frames, references: new Reference(ReferenceRole.FirstFrame, frame.Id));
        var submission = Make.Submission(composition, Mei.Id, Start);
        var first = Make.Generation(GenerationStatus.Succeeded, submission, 1, video: video);
        var second = Make.Generation(GenerationStatus.Queued, submission, 2);
        await _database.SaveAsync(submission, first, second);

        var detail = await History.FindAsync(first.Id, Stop);

        Assert.NotNull(detail);
        Assert.Equal(
            [
                TimelineNote.Stored,
                TimelineNote.Made,
                TimelineNote.Started,
                TimelineNote.Accepted,
                TimelineNote.Sending,
                TimelineNote.Queued,
            ],
            detail.Timeline.Select(l => l.Event.Note)
        );
        Assert.Equal("Mei L.", detail.Timeline[^1].MemberName);
        Assert.Null(detail.Timeline[0].MemberName);
        Assert.Equal(new[] { frame.Id, video.Id }.ToHashSet(), detail.Media.Keys.ToHashSet());
        Assert.Equal([first.Id, second.Id], detail.Siblings.Select(s => s.Id));
    }

    [Fact]
    public async Task An_unknown_id_is_nothing()
    {
        Assert.Null(await History.FindAsync(GenerationId.New(Start), Stop));
        Assert.Null(await History.FindEntryAsync(GenerationId.New(Start), Stop));
    }

    [Fact]
    public async Task Ten_thousand_generations_are_paged_to_the_end_in_order()
    {
        var ids = await FillAsync(10_000);

        var seen = new List<GenerationId>();
        GenerationId? before = null;
        do
        {
            var slice = await History.ListAsync(new HistoryFilter(), before, 500, Stop);
            seen.AddRange(slice.Entries.Select(e => e.Id));
            before = slice.Next;
        } while (before is not null);

        Assert.Equal(ids.Reverse(), seen);
        Assert.Equal(10_000, (await History.CountAsync(new HistoryFilter(), Stop))[GenerationStatus.Queued]);
    }

    public void Dispose()
    {
        _database.Dispose();
        GC.SuppressFinalize(this);
    }

    protected async Task<GenerationId[]> FillAsync(int count)
    {
        var entities = new List<object> { Mei };
        var ids = new GenerationId[count];
        for (var i = 0; i < count; i++)
        {
            var submission = Make.Submission(memberId: Mei.Id, at: Start.AddMilliseconds(i * 10));
            var generation = Make.Generation(submission: submission);
            ids[i] = generation.Id;
            entities.Add(submission);
            entities.Add(generation);
        }
        await _database.SaveAsync([.. entities]);
        return ids;
    }

    /// <summary>Adds what was sent for a campaign to what <see cref="FillAsync"/> made.</summary>
    protected async Task<(Campaign Campaign, GenerationId[] Sent)> FillCampaignAsync(int count)
    {
        var campaign = new Campaign(CampaignId.New(Start), Mei.Id, "Summer", Start);
        // Another one that nothing was sent for is no choice.
        await _database.SaveAsync(campaign, new Campaign(CampaignId.New(Start), Mei.Id, "Winter", Start));
        var ids = new GenerationId[count];
        for (var i = 0; i < count; i++)
        {
            var composition = Make.Composition() with { CampaignId = campaign.Id };
            var submission = Make.Submission(composition, Mei.Id, Start.AddHours(1).AddMilliseconds(i * 10));
            var generation = Make.Generation(submission: submission);
            ids[i] = generation.Id;
            await _database.SaveAsync(submission, generation);
        }
        return (campaign, ids);
    }

    private async Task<Generation> SendAsync(Member member, DateTimeOffset at, GenerationStatus status = GenerationStatus.Queued)
    {
        var submission = Make.Submission(memberId: member.Id, at: at);
        var generation = Make.Generation(status, submission);
        await _database.SaveAsync(submission, generation);
        return generation;
    }
}
