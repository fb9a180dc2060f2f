using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using Studio.Application.Data;
using Studio.Application.Media;
using Studio.Application.Team;
using Studio.Domain.Generations;
using Studio.Domain.Media;
using Studio.Domain.Team;
using Studio.Testing;

namespace Studio.Tests.Media;

/// <summary>What members do to items: who may, and what stays.</summary>
public sealed class MediaDeedTests : IDisposable
{
    private readonly TestFolder _folder = new();
    private readonly Member _editor = Make.Member();
    private readonly Member _admin = Make.Member("Ada W.", MemberRole.Admin);
    private readonly Member _viewer = Make.Member("Vic T.", MemberRole.Viewer);
    private readonly MediaFeed _feed = new(NullLogger<MediaFeed>.Instance);
    private readonly List<MediaChange> _told = [];

    public MediaDeedTests() => _feed.Subscribe(_told.Add);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private DiskMediaStore Store => new(_folder.Path);

    [Fact]
    public async Task An_editor_describes_what_others_brought_and_pages_hear_of_it()
    {
        using var database = await OpenAsync();
        var item = await StoreAsync(database, _admin);
        var edit = new MediaEdit(database);

        await new RenameMedia(edit).ExecuteAsync(_editor.Id, item.Id, "../夏日果茶.png", Stop);
        await new TagMedia(edit).ExecuteAsync(_editor.Id, [item.Id], [" hero ", "Hero", "logo"], [], Stop);
        await new TagMedia(edit).ExecuteAsync(_editor.Id, [item.Id], ["茶"], ["HERO"], Stop);
        var outcome = await new NoteRights(edit).ExecuteAsync(_editor.Id, item.Id, " Web only ", new DateOnly(2026, 12, 31), Stop);

        Assert.IsType<EditMediaOutcome.Done>(outcome);
        var stored = (await new MediaLibrary(database).FindAsync(item.Id, Stop))!;
        Assert.Equal(("夏日果茶.png", "Web only", new DateOnly(2026, 12, 31)), (stored.Name, stored.RightsNote, stored.RightsUntil!.Value));
        Assert.Equal(["logo", "茶"], stored.Tags);
        Assert.Equal(4, _told.Count(c => c.Id == item.Id));
    }

    [Fact]
    public async Task A_name_of_nothing_leaves_the_old_one()
    {
        using var database = await OpenAsync();
        var item = await StoreAsync(database, _editor);

        await new RenameMedia(new MediaEdit(database)).ExecuteAsync(_editor.Id, item.Id, "  ", Stop);

        Assert.Equal("still.png", (await new MediaLibrary(database).FindAsync(item.Id, Stop))!.Name);
    }

    [Fact]
    public async Task Many_items_take_a_tag_at_once_and_keep_their_own()
    {
        using var database = await OpenAsync();
        var (first, second) = (await StoreAsync(database, _editor), await StoreAsync(database, _admin));
        var tag = new TagMedia(new MediaEdit(database));
        await tag.ExecuteAsync(_editor.Id, [first.Id], ["own"], [], Stop);

        await tag.ExecuteAsync(_editor.Id, [first.Id, second.Id], ["launch"], [], Stop);

        var items = await new MediaLibrary(database).FindAsync([first.Id, second.Id], Stop);
        Assert.Equal(["own", "launch"], items[first.Id].Tags);
        Assert.Equal(["launch"], items[second.Id].Tags);
    }

    [Theory]
    [InlineData(MediaDeed.Rename)]
    [InlineData(MediaDeed.Tag)]
    [InlineData(MediaDeed.Rights)]
    public async Task A_viewer_describes_nothing(MediaDeed deed)
    {
        using var database = await OpenAsync();
        var item = await StoreAsync(database, _editor);

        Assert.IsType<EditMediaOutcome.NotAllowed>(await DoAsync(database, deed, _viewer.Id, item.Id));
        Assert.Equal(("still.png", 0, ""), await SaidAsync(database, item.Id));
    }

    [Theory]
    [InlineData(MediaDeed.Rename)]
    [InlineData(MediaDeed.Tag)]
    [InlineData(MediaDeed.Rights)]
    public async Task What_is_gone_takes_no_description(MediaDeed deed)
    {
        using var database = await OpenAsync();

        Assert.IsType<EditMediaOutcome.Gone>(await DoAsync(database, deed, _editor.Id, MediaItemId.New(Make.Now)));
    }

    [Fact]
    public async Task What_is_longer_than_is_kept_changes_nothing()
    {
        using var database = await OpenAsync();
        var item = await StoreAsync(database, _editor);
        var edit = new MediaEdit(database);
        var many = Enumerable.Range(0, TagMedia.MostTags + 1).Select(i => $"tag {i}").ToList();

        Assert.Equal(
            new EditMediaOutcome.TooLong(TagMedia.MostCharacters),
            await new TagMedia(edit).ExecuteAsync(_editor.Id, [item.Id], [new string('茶', TagMedia.MostCharacters + 1)], [], Stop)
        );
        Assert.Equal(
            new EditMediaOutcome.TooLong(TagMedia.MostTags),
            await new TagMedia(edit).ExecuteAsync(_editor.Id, [item.Id], many, [], Stop)
        );
        Assert.Equal(
            new EditMediaOutcome.TooLong(NoteRights.MostCharacters),
            await new NoteRights(edit).ExecuteAsync(_editor.Id, item.Id, new string('x', NoteRights.MostCharacters + 1), null, Stop)
        );
        Assert.Equal(("still.png", 0, ""), await SaidAsync(database, item.Id));
    }

    [Theory]
    [InlineData(MemberRole.Editor, true, true)]
    [InlineData(MemberRole.Editor, false, false)]
    [InlineData(MemberRole.Admin, false, true)]
    [InlineData(MemberRole.Viewer, true, false)]
    public async Task Editors_delete_what_they_brought_and_administrators_anything(MemberRole role, bool isOwn, bool may)
    {
        using var database = await OpenAsync();
        var acting = role switch
        {
            MemberRole.Admin => _admin,
            MemberRole.Viewer => _viewer,
            _ => _editor,
        };
        var item = await StoreAsync(
            database,
            isOwn ? acting
                : role == MemberRole.Admin ? _editor
                : _admin
        );

        var outcome = await DeleteAsync(database, acting, item);

        Assert.IsType(may ? typeof(DeleteMediaOutcome.Deleted) : typeof(DeleteMediaOutcome.NotAllowed), outcome);
        Assert.Equal(may, await new MediaLibrary(database).FindAsync(item.Id, Stop) is null);
        Assert.Equal(may, await Store.LengthAsync(item.StoreKey, Stop) is null);
        Assert.Equal(may, await Store.LengthAsync(item.PosterKey!, Stop) is null);
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public async Task What_is_in_use_stays_with_the_list_and_the_rest_goes(DatabaseProvider provider)
    {
        using var database = await OpenAsync(provider);
        var (held, free) = (await StoreAsync(database, _editor), await StoreAsync(database, _editor));
        var draft = Hold(held);
        await database.SaveAsync(draft);

        var outcomes = await Deleting(database).ExecuteAsync(_editor.Id, [held.Id, free.Id, free.Id], Stop);

        var refusal = Assert.IsType<DeleteMediaOutcome.Held>(outcomes[held.Id]);
        Assert.Equal(draft.Id, Assert.IsType<MediaHolder.OfDraft>(Assert.Single(refusal.Holders.Shown)).Id);
        Assert.IsType<DeleteMediaOutcome.Deleted>(outcomes[free.Id]);
        Assert.NotNull(await Store.LengthAsync(held.StoreKey, Stop));
    }

    [Fact]
    public async Task The_video_of_a_generation_stays_even_for_an_administrator()
    {
        using var database = await OpenAsync();
        var video = Make.Video(_editor.Id);
        var submission = Make.Submission(memberId: _editor.Id);
        await database.SaveAsync(video);
        var generation = Make.Generation(GenerationStatus.Succeeded, submission, video: video);
        await database.SaveAsync(submission, generation);

        var outcome = Assert.IsType<DeleteMediaOutcome.Held>(await DeleteAsync(database, _admin, video));

        Assert.Equal(generation.Id, Assert.IsType<MediaHolder.OfGeneration>(Assert.Single(outcome.Holders.Shown)).Id);
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public async Task What_is_taken_into_a_draft_while_it_is_deleted_is_kept_by_the_database(DatabaseProvider provider)
    {
        var meanwhile = new Meanwhile();
        using var database = await OpenAsync(provider, meanwhile);
        var item = await StoreAsync(database, _editor);
        var draft = Hold(item);
        meanwhile.BeforeDelete = () => database.SaveAsync(draft);

        var outcome = Assert.IsType<DeleteMediaOutcome.Held>(await DeleteAsync(database, _editor, item));

        Assert.Equal(draft.Id, Assert.IsType<MediaHolder.OfDraft>(Assert.Single(outcome.Holders.Shown)).Id);
        Assert.NotNull(await Store.LengthAsync(item.StoreKey, Stop));
    }

    [Fact]
    public async Task What_somebody_else_deleted_a_moment_ago_is_gone()
    {
        var meanwhile = new Meanwhile();
        using var database = await OpenAsync(DatabaseProvider.Sqlite, meanwhile);
        var item = await StoreAsync(database, _editor);
        meanwhile.BeforeDelete = async () =>
        {
            await using var db = database.CreateDbContext();
            await db.MediaItems.Where(m => m.Id == item.Id).ExecuteDeleteAsync(Stop);
        };

        Assert.IsType<DeleteMediaOutcome.Gone>(await DeleteAsync(database, _editor, item));
        Assert.IsType<DeleteMediaOutcome.Gone>(await DeleteAsync(database, _editor, item));
    }

    [Fact]
    public async Task A_frame_outlives_the_video_that_it_was_cut_from()
    {
        using var database = await OpenAsync();
        var (video, frame) = (await StoreAsync(database, _editor), Make.Item(memberId: _editor.Id));
        frame.CutFrom(video.Id);
        await database.SaveAsync(frame);

        Assert.IsType<DeleteMediaOutcome.Deleted>(await DeleteAsync(database, _editor, video));

        Assert.Null((await new MediaLibrary(database).FindAsync(frame.Id, Stop))!.DerivedFrom);
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>A way to describe an item.</summary>
    public enum MediaDeed
    {
        Rename,
        Tag,
        Rights,
    }

    private static Task<EditMediaOutcome> DoAsync(TestDatabase database, MediaDeed deed, MemberId by, MediaItemId id)
    {
        var edit = new MediaEdit(database);
        return deed switch
        {
            MediaDeed.Rename => new RenameMedia(edit).ExecuteAsync(by, id, "other.png", Stop),
            MediaDeed.Tag => new TagMedia(edit).ExecuteAsync(by, [id], ["other"], [], Stop),
            _ => new NoteRights(edit).ExecuteAsync(by, id, "other", null, Stop),
        };
    }

    private static async Task<(string, int, string)> SaidAsync(TestDatabase database, MediaItemId id)
    {
        var item = (await new MediaLibrary(database).FindAsync(id, Stop))!;
        return (item.Name, item.Tags.Count, item.RightsNote);
    }

    private DeleteMedia Deleting(TestDatabase database) => new(database, Store, NullLogger<DeleteMedia>.Instance);

    private async Task<DeleteMediaOutcome> DeleteAsync(TestDatabase database, Member by, MediaItem item) =>
        (await Deleting(database).ExecuteAsync(by.Id, [item.Id], Stop))[item.Id];

    private Draft Hold(MediaItem item)
    {
        var composition = Make.Composition(GenerationMode.References, references: new Reference(ReferenceRole.ReferenceImage, item.Id));
        return new Draft(DraftId.New(Make.Now), _editor.Id, composition, Make.Now);
    }

    private async Task<TestDatabase> OpenAsync(DatabaseProvider provider = DatabaseProvider.Sqlite, params IInterceptor[] interceptors)
    {
        var database = new TestDatabase(provider, [new MediaPublisher(_feed), .. interceptors]);
        await database.SaveAsync(_editor, _admin, _viewer);
        return database;
    }

    private async Task<MediaItem> StoreAsync(TestDatabase database, Member by)
    {
        var item = Make.Video(by.Id);
        item.Rename("still.png");
        foreach (var key in new[] { item.StoreKey, item.PosterKey! })
        {
            await Store.AppendAsync($"partial-{key}", 0, new MemoryStream([1, 2, 3]), Stop);
            await Store.CommitAsync($"partial-{key}", key, version: null, Stop);
        }
        await database.SaveAsync(item);
        _told.Clear();
        return item;
    }

    /// <summary>Does something of somebody else's between the looking and the deleting.</summary>
    private sealed class Meanwhile : SaveChangesInterceptor
    {
        public Func<Task>? BeforeDelete { get; set; }

        public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(
            DbContextEventData eventData,
            InterceptionResult<int> result,
            CancellationToken cancellationToken = default
        )
        {
            if (BeforeDelete is { } act && eventData.Context!.ChangeTracker.Entries<MediaItem>().Any(e => e.State == EntityState.Deleted))
            {
                BeforeDelete = null;
                await act();
            }
            return result;
        }
    }
}
