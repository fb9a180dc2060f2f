using Studio.Application.Media;
using Studio.Domain.Media;
using Studio.Domain.Team;
using Studio.Testing;
using Xunit;

namespace Studio.Tests.Media;

/// <summary>What members say of items: who may, and what stays.</summary>
public sealed class MediaDeedTests : MediaDeeds
{
    [Fact]
    public async Task An_editor_describes_what_others_brought_and_pages_hear_of_it()
    {
        using var database = await OpenAsync();
        var item = await StoreAsync(database, Admin);
        var edit = new MediaEdit(database);

        await new RenameMedia(edit).ExecuteAsync(Editor.Id, item.Id, "../夏日果茶.png", Stop);
        await new TagMedia(edit).ExecuteAsync(Editor.Id, [item.Id], [" hero ", "Hero", "logo"], [], Stop);
        await new TagMedia(edit).ExecuteAsync(Editor.Id, [item.Id], ["茶"], ["HERO"], Stop);
        var outcome = await new NoteRights(edit).ExecuteAsync(Editor.Id, item.Id, " Web only ", new DateOnly(2026, 12, 31), Stop);

        Assert.IsType<EditMediaOutcome.Done>(outcome);
        var stored = (await new MediaLibrary(database).FindAsync(item.Id, Stop))!;
        Assert.Equal(("夏日果茶.png", "Web only", new DateOnly(2026, 12, 31)), (stored.Name, stored.RightsNote, stored.RightsUntil!.Value));
        Assert.Equal(["logo", "茶"], stored.Tags);
        Assert.Equal(4, Told.Count(c => c.Id == item.Id));
    }

    [Fact]
    public async Task A_name_of_nothing_leaves_the_old_one()
    {
        using var database = await OpenAsync();
        var item = await StoreAsync(database, Editor);

        await new RenameMedia(new MediaEdit(database)).ExecuteAsync(Editor.Id, item.Id, "  ", Stop);

        Assert.Equal("still.png", (await new MediaLibrary(database).FindAsync(item.Id, Stop))!.Name);
    }

    [Fact]
    public async Task Many_items_take_a_tag_at_once_and_keep_their_own()
    {
        using var database = await OpenAsync();
        var (first, second) = (await StoreAsync(database, Editor), await StoreAsync(database, Admin));
        var tag = new TagMedia(new MediaEdit(database));
        await tag.ExecuteAsync(Editor.Id, [first.Id], ["own"], [], Stop);

        await tag.ExecuteAsync(Editor.Id, [first.Id, second.Id], ["launch"], [], Stop);

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
        var item = await StoreAsync(database, Editor);

        Assert.IsType<EditMediaOutcome.NotAllowed>(await DoAsync(database, deed, Viewer.Id, item.Id));
        Assert.Equal(("still.png", 0, ""), await SaidAsync(database, item.Id));
    }

    [Theory]
    [InlineData(MediaDeed.Rename)]
    [InlineData(MediaDeed.Tag)]
    [InlineData(MediaDeed.Rights)]
    public async Task What_is_gone_takes_no_description(MediaDeed deed)
    {
        using var database = await OpenAsync();

        Assert.IsType<EditMediaOutcome.Gone>(await DoAsync(database, deed, Editor.Id, MediaItemId.New(Make.Now)));
    }

    [Fact]
    public async Task What_is_longer_than_is_kept_changes_nothing()
    {
        using var database = await OpenAsync();
        var item = await StoreAsync(database, Editor);
        var edit = new MediaEdit(database);
        var many = Enumerable.Range(0, TagMedia.MostTags + 1).Select(i => $"tag {i}").ToList();

        Assert.Equal(
            new EditMediaOutcome.TooLong(TagMedia.MostCharacters),
            await new TagMedia(edit).ExecuteAsync(Editor.Id, [item.Id], [new string('茶', TagMedia.MostCharacters + 1)], [], Stop)
        );
        Assert.Equal(
            new EditMediaOutcome.TooLong(TagMedia.MostTags),
            await new TagMedia(edit).ExecuteAsync(Editor.Id, [item.Id], many, [], Stop)
        );
        Assert.Equal(
            new EditMediaOutcome.TooLong(NoteRights.MostCharacters),
            await new NoteRights(edit).ExecuteAsync(Editor.Id, item.Id, new string('x', NoteRights.MostCharacters + 1), null, Stop)
        );
        Assert.Equal(("still.png", 0, ""), await SaidAsync(database, item.Id));
    }

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
}
