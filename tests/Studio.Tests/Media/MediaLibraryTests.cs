using Studio.Application.Data;
using Studio.Application.Media;
using Studio.Application.Team;
using Studio.Domain.Campaigns;
using Studio.Domain.Generations;
using Studio.Domain.Media;
using Studio.Domain.Templates;
using Studio.Testing;
using Studio.Tests.History;

namespace Studio.Tests.Media;

/// <summary>The library over SQLite, with the plans of its queries.</summary>
public sealed class SqliteMediaLibraryTests() : MediaLibraryTests(DatabaseProvider.Sqlite, new PlanRecorder())
{
    [Theory]
    [InlineData(null, false, "sqlite_autoindex_MediaItems_1")]
    [InlineData(MediaKind.Video, false, "IX_MediaItems_Kind_Id")]
    [InlineData(null, true, "IX_MediaItems_MemberId_Id")]
    public async Task A_deep_page_is_found_by_an_index(MediaKind? kind, bool byMember, string index)
    {
        var ids = await FillAsync(20);
        Plans!.Lines.Clear();

        await Library.ListAsync(new LibraryFilter(Kind: kind, MemberId: byMember ? Mei.Id : null), ids[10], 5, Stop);

        Assert.Contains(Plans.Lines, line => line.StartsWith($"SEARCH m USING INDEX {index}", StringComparison.Ordinal));
        Assert.DoesNotContain("SCAN m", Plans.Lines);
    }

    [Fact]
    public async Task A_campaign_is_found_by_the_indexes_of_its_uses()
    {
        var ids = await FillAsync(20);
        Plans!.Lines.Clear();

        await Library.ListAsync(new LibraryFilter(CampaignId: CampaignId.New(Make.Now)), ids[10], 5, Stop);

        Assert.Contains(Plans.Lines, line => line.Contains("IX_MediaUses_ItemId", StringComparison.Ordinal));
        Assert.Contains(Plans.Lines, line => line.Contains("IX_Generations_VideoId", StringComparison.Ordinal));
    }
}

/// <summary>The library over PostgreSQL.</summary>
public sealed class PostgreSqlMediaLibraryTests() : MediaLibraryTests(DatabaseProvider.PostgreSql);

public abstract class MediaLibraryTests(DatabaseProvider provider, PlanRecorder? plans = null) : IDisposable
{
    private static readonly DateOnly Today = new(2026, 7, 28);

    private readonly Member _tom = Make.Member("Tom K.");
    private readonly TestDatabase _database = new(provider, plans is null ? [] : [plans]);

    protected PlanRecorder? Plans => plans;

    protected Member Mei { get; } = Make.Member("Mei L.");

    protected MediaLibrary Library => new(_database);

    protected static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Pages_join_without_a_gap_or_a_repeat_newest_first()
    {
        var ids = await FillAsync(7);

        var first = await Library.ListAsync(new LibraryFilter(), null, 3, Stop);
        var second = await Library.ListAsync(new LibraryFilter(), first.Next, 3, Stop);
        var third = await Library.ListAsync(new LibraryFilter(), second.Next, 3, Stop);

        Assert.Equal(ids.Reverse(), first.Entries.Concat(second.Entries).Concat(third.Entries).Select(e => e.Id));
        Assert.Null(third.Next);
    }

    [Fact]
    public async Task Ten_thousand_items_are_paged_to_the_end_in_order()
    {
        var ids = await FillAsync(10_000);
        var seen = new List<MediaItemId>();
        MediaItemId? before = null;
        do
        {
            var slice = await Library.ListAsync(new LibraryFilter(), before, 500, Stop);
            seen.AddRange(slice.Entries.Select(e => e.Id));
            before = slice.Next;
        } while (before is not null);

        Assert.Equal(ids.Reverse(), seen);
        Assert.Equal(10_000, (await Library.CountAsync(new LibraryFilter(), Stop)).Values.Sum());
    }

    [Theory]
    [InlineData("果茶", "summer tea")] // part of a Chinese name
    [InlineData("TEA", "summer tea", "tags")] // whatever the case, in the name and in a tag
    [InlineData("Über", "umlaut")]
    [InlineData("海报 夏", "summer tea")] // each word somewhere
    [InlineData("50%", "percent")] // no wildcard
    [InlineData("_", "underscore")]
    [InlineData("nothing")]
    public async Task Words_are_looked_for_in_names_and_tags(string words, params string[] found)
    {
        await _database.SaveAsync(
            Mei,
            Item("夏日果茶海报 Tea.png", tag: "summer tea"),
            Item("a.png", tag: "Tea", also: "tags"),
            Item("Über uns.png", tag: "umlaut"),
            Item("50% off.png", tag: "percent"),
            Item("a_b.png", tag: "underscore")
        );

        var slice = await Library.ListAsync(new LibraryFilter(words), null, 50, Stop);

        Assert.Equal(found.Order(), slice.Entries.Select(e => e.Item.Tags[^1]).Order());
    }

    [Fact]
    public async Task Kind_member_origin_and_tag_narrow_the_list_together()
    {
        var wanted = Make.Item(MediaKind.Video, memberId: _tom.Id);
        wanted.Tag(["Launch", "hero"]);
        var other = Make.Item(MediaKind.Video, memberId: Mei.Id);
        other.Tag(["launch"]);
        var picture = Make.Item(memberId: _tom.Id);
        picture.Tag(["launch"]);
        await _database.SaveAsync(Mei, _tom, wanted, other, picture, Make.Video(_tom.Id));

        var filter = new LibraryFilter(Kind: MediaKind.Video, MemberId: _tom.Id, Origin: MediaOrigin.Uploaded, Tag: "launch");

        Assert.Equal([wanted.Id], (await Library.ListAsync(filter, null, 50, Stop)).Entries.Select(e => e.Id));
        var known = await Library.FindEntriesAsync([wanted.Id, other.Id], filter, Stop);
        Assert.Equal("Tom K.", Assert.Single(known).Value.MemberName);
        Assert.Equal(wanted.Id, known.Keys.Single());
    }

    [Fact]
    public async Task Counts_ignore_the_kind_and_obey_the_rest()
    {
        await _database.SaveAsync(
            Mei,
            _tom,
            Make.Item(memberId: Mei.Id),
            Make.Item(memberId: Mei.Id),
            Make.Item(MediaKind.Audio, memberId: Mei.Id),
            Make.Item(MediaKind.Video, memberId: _tom.Id)
        );

        var counts = await Library.CountAsync(new LibraryFilter(Kind: MediaKind.Video, MemberId: Mei.Id), Stop);

        Assert.Equal(
            new Dictionary<MediaKind, int> { [MediaKind.Image] = 2, [MediaKind.Audio] = 1 },
            counts.ToDictionary(c => c.Key, c => c.Value)
        );
    }

    [Theory]
    [InlineData(RightsState.Expired, "2026-07-27")]
    [InlineData(RightsState.Ending, "2026-07-28", "2026-08-27")]
    [InlineData(RightsState.Open, "2026-08-28", null)]
    public async Task Rights_narrow_the_list_as_the_badge_says(RightsState state, params string?[] dates)
    {
        string?[] all = ["2026-07-27", "2026-07-28", "2026-08-27", "2026-08-28", null];
        await _database.SaveAsync([Mei, .. all.Select(Until)]);

        var slice = await Library.ListAsync(new LibraryFilter(Rights: new RightsFilter(state, Today)), null, 50, Stop);

        Assert.Equal(dates.Select(Day).Order(), slice.Entries.Select(e => e.Item.RightsUntil).Order());
        Assert.All(slice.Entries, e => Assert.Equal(state, RightsTerm.Of(e.Item.RightsUntil, Today)));
    }

    [Fact]
    public async Task A_campaign_has_what_its_submissions_used_and_what_they_made()
    {
        var (used, other, video) = (Make.Item(memberId: Mei.Id), Make.Item(memberId: Mei.Id), Make.Video(Mei.Id));
        var campaign = new Campaign(CampaignId.New(Make.Now), Mei.Id, "夏日果茶", Make.Now);
        var inside = Make.Submission(
            Make.Composition(GenerationMode.References, references: new Reference(ReferenceRole.ReferenceImage, used.Id)) with
            {
                CampaignId = campaign.Id,
            },
            Mei.Id
        );
        var outside = Make.Submission(
            Make.Composition(GenerationMode.References, references: new Reference(ReferenceRole.ReferenceImage, other.Id)),
            Mei.Id
        );
        await _database.SaveAsync(Mei, campaign, used, other, video);
        await _database.SaveAsync(inside, outside, Make.Generation(GenerationStatus.Succeeded, inside, video: video));

        var slice = await Library.ListAsync(new LibraryFilter(CampaignId: campaign.Id), null, 50, Stop);

        Assert.Equal(new[] { used.Id, video.Id }.ToHashSet(), slice.Entries.Select(e => e.Id).ToHashSet());
    }

    [Fact]
    public async Task Choices_are_those_who_brought_something_and_the_tags_most_used_first()
    {
        await _database.SaveAsync(
            Mei,
            _tom,
            new Campaign(CampaignId.New(Make.Now), _tom.Id, "Launch", Make.Now),
            Item("a.png", "hero"),
            Item("b.png", "logo", also: "hero"),
            Item("c.png", "Hero")
        );

        var choices = await Library.ListChoicesAsync(Stop);

        Assert.Equal(["Mei L."], choices.Members.Select(m => m.Name));
        Assert.Equal(["Launch"], choices.Campaigns.Select(c => c.Name));
        Assert.Equal(["hero", "logo"], choices.Tags);
    }

    [Fact]
    public async Task The_detail_names_what_holds_the_item_and_where_it_was_cut_from()
    {
        var (video, frame) = (Make.Video(Mei.Id), Make.Item(memberId: _tom.Id));
        frame.CutFrom(video.Id);
        var composition = Make.Composition(GenerationMode.Frames, references: new Reference(ReferenceRole.FirstFrame, frame.Id));
        var made = Make.Submission(Make.Composition(prompt: "雨后的街"), Mei.Id);
        var maker = Make.Generation(GenerationStatus.Succeeded, made, video: video);
        var user = Make.Submission(composition with { Title = "Second cut" }, Mei.Id);
        var second = Make.Generation(submission: user, number: 2);
        var first = Make.Generation(submission: user);
        var draft = new Draft(DraftId.New(Make.Now), _tom.Id, composition, Make.Now);
        var template = new Template(TemplateId.New(Make.Now), Mei.Id, "Opener", false, composition, Make.Now);
        await _database.SaveAsync(Mei, _tom, video);
        await _database.SaveAsync(frame, made, maker);
        await _database.SaveAsync(user, second, first, draft, template);

        var ofFrame = (await Library.FindDetailAsync(frame.Id, Stop))!;
        var ofVideo = (await Library.FindDetailAsync(video.Id, Stop))!;

        Assert.Equal(
            [
                new MediaHolder.OfDraft(draft.Id, composition.Prompt, _tom.Id, "Tom K.", Make.Now),
                new MediaHolder.OfTemplate(template.Id, "Opener", false, Mei.Id, "Mei L.", Make.Now),
                new MediaHolder.OfSubmission(first.Id, "Second cut", Mei.Id, "Mei L.", Make.Now),
            ],
            ofFrame.Holders.Shown
        );
        Assert.Equal((3, video.Id), (ofFrame.Holders.Total, ofFrame.Source!.Id));
        Assert.Equal([new MediaHolder.OfGeneration(maker.Id, "雨后的街", Mei.Id, "Mei L.", Make.Now)], ofVideo.Holders.Shown);
        Assert.Equal([frame.Id], ofVideo.Cuts.Select(c => c.Id));
    }

    [Fact]
    public async Task A_picture_used_often_shows_the_newest_twenty_and_counts_them_all()
    {
        var item = Make.Item(memberId: Mei.Id);
        await _database.SaveAsync(Mei, item);
        var composition = Make.Composition(GenerationMode.References, references: new Reference(ReferenceRole.ReferenceImage, item.Id));
        var sent = Enumerable.Range(0, 30).Select(i => Make.Submission(composition, Mei.Id, Make.Now.AddMinutes(i))).ToList();
        await _database.SaveAsync([.. sent, .. sent.Select(s => Make.Generation(submission: s))]);

        var holders = (await Library.FindDetailAsync(item.Id, Stop))!.Holders;

        Assert.Equal((20, 30), (holders.Shown.Count, holders.Total));
        Assert.Equal(Make.Now.AddMinutes(29), holders.Shown[0].At);
    }

    public void Dispose()
    {
        _database.Dispose();
        GC.SuppressFinalize(this);
    }

    protected async Task<MediaItemId[]> FillAsync(int count)
    {
        var items = Enumerable.Range(0, count).Select(i => Make.Item(at: Make.Now.AddMilliseconds(i), memberId: Mei.Id)).ToList();
        await _database.SaveAsync([Mei, .. items]);
        return [.. items.Select(i => i.Id)];
    }

    private MediaItem Item(string name, string tag, string? also = null)
    {
        var item = Make.Item(memberId: Mei.Id);
        item.Rename(name);
        item.Tag(also is null ? [tag] : [tag, also]);
        return item;
    }

    private MediaItem Until(string? date)
    {
        var item = Make.Item(memberId: Mei.Id);
        item.NoteRights("", Day(date));
        return item;
    }

    private static DateOnly? Day(string? date) =>
        date is null ? null : DateOnly.Parse(date, System.Globalization.CultureInfo.InvariantCulture);
}
