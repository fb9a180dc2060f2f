using Studio.Application.Data;
using Studio.Application.Media;
using Studio.Application.Team;
using Studio.Domain.Media;
using Studio.Domain.Team;
using Studio.Testing;

namespace Studio.Tests.Media;

public sealed class NoteCutTests
{
    private readonly Member _editor = Make.Member();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public async Task A_crop_knows_the_picture_that_it_was_cut_from(DatabaseProvider provider)
    {
        using var database = await OpenAsync(provider);
        var (picture, crop) = await StoreAsync(database);

        await NoteAsync(database, crop.Id, picture.Id);

        var library = new MediaLibrary(database);
        var known = (await library.FindDetailAsync(crop.Id, Stop))!;
        Assert.Equal((MediaOrigin.Derived, picture.Id), (known.Entry.Item.Origin, known.Source?.Id));
        Assert.Equal(crop.Id, Assert.Single((await library.FindDetailAsync(picture.Id, Stop))!.Cuts).Id);
    }

    [Fact]
    public async Task What_was_here_before_its_source_stays_what_it_is()
    {
        using var database = await OpenAsync();
        var (picture, crop) = await StoreAsync(database);

        await NoteAsync(database, picture.Id, crop.Id);

        Assert.Null((await new MediaLibrary(database).FindAsync(picture.Id, Stop))!.DerivedFrom);
    }

    [Theory]
    [InlineData(MemberRole.Editor, true)] // somebody else's file
    [InlineData(MemberRole.Viewer, false)]
    public async Task Nobody_notes_it_for_others_and_a_viewer_for_nothing(MemberRole role, bool isAnother)
    {
        using var database = await OpenAsync();
        var (picture, crop) = await StoreAsync(database);
        var acting = _editor;
        if (isAnother)
        {
            acting = Make.Member("Tom K.", role);
            await database.SaveAsync(acting);
        }
        else
        {
            await database.ChangeAsync(_editor.Id, (Member m) => m.Role = role);
        }

        await new NoteCut(database).ExecuteAsync(acting.Id, crop.Id, picture.Id, Stop);

        Assert.Equal(MediaOrigin.Uploaded, (await new MediaLibrary(database).FindAsync(crop.Id, Stop))!.Origin);
    }

    [Fact]
    public async Task A_source_that_is_gone_is_not_noted()
    {
        using var database = await OpenAsync();
        var (_, crop) = await StoreAsync(database);

        await NoteAsync(database, crop.Id, MediaItemId.New(Make.Now));

        Assert.Null((await new MediaLibrary(database).FindAsync(crop.Id, Stop))!.DerivedFrom);
    }

    private Task NoteAsync(TestDatabase database, MediaItemId id, MediaItemId source) =>
        new NoteCut(database).ExecuteAsync(_editor.Id, id, source, Stop);

    private async Task<TestDatabase> OpenAsync(DatabaseProvider provider = DatabaseProvider.Sqlite)
    {
        var database = new TestDatabase(provider, []);
        await database.SaveAsync(_editor);
        return database;
    }

    private async Task<(MediaItem Picture, MediaItem Crop)> StoreAsync(TestDatabase database)
    {
        var picture = Make.Item(memberId: _editor.Id);
        var crop = Make.Item(memberId: _editor.Id, at: Make.Now.AddMinutes(1));
        await database.SaveAsync(picture, crop);
        return (picture, crop);
    }
}
