using Studio.Application.Data;
using Studio.Application.Placements;
using Studio.Application.Team;
using Studio.Domain.Catalog;
using Studio.Domain.Team;
using Studio.Testing;
using Xunit;

namespace Studio.Tests.Placements;

public sealed class SqlitePlacementEditorTests() : PlacementEditorTests(DatabaseProvider.Sqlite);

public sealed class PostgreSqlPlacementEditorTests() : PlacementEditorTests(DatabaseProvider.PostgreSql);

public abstract class PlacementEditorTests(DatabaseProvider provider) : IDisposable
{
    private readonly TestDatabase _database = new(provider);
    private readonly Member _ann = Make.Member("Ann", MemberRole.Admin);

    private PlacementEditor Editor => new(_database, Make.Catalog(), new FakeTime(Make.Now));

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_studio_starts_with_the_usual_placements() =>
        Assert.Equal(["TikTok", "Reels", "Shorts", "Stories", "YouTube"], (await NamesAsync()).Take(5));

    [Fact]
    public async Task A_placement_is_added_at_the_end_and_changed_in_its_place()
    {
        await _database.SaveAsync(_ann);

        Done(
            await Editor.AddAsync(
                _ann.Id,
                new PlacementText
                {
                    Name = " Billboard ",
                    Ratio = "21:9",
                    Duration = 10,
                },
                Stop
            )
        );
        var billboard = (await AllAsync())[^1];
        Assert.Equal(("Billboard", "21:9", 10), (billboard.Name, billboard.Ratio, billboard.Duration));

        Done(
            await Editor.ChangeAsync(_ann.Id, billboard.Id, PlacementText.Of(billboard) with { Name = "Big billboard", Crop = "2:1" }, Stop)
        );
        var changed = (await AllAsync())[^1];
        Assert.Equal((billboard.Id, "Big billboard", "2:1", 10), (changed.Id, changed.Name, changed.Crop, changed.Duration));
    }

    [Fact]
    public async Task A_faulty_placement_changes_nothing()
    {
        await _database.SaveAsync(_ann);
        var before = await AllAsync();

        var added = await Editor.AddAsync(_ann.Id, new PlacementText { Name = "Poster", Ratio = "5:4" }, Stop);
        var changed = await Editor.ChangeAsync(_ann.Id, before[0].Id, PlacementText.Of(before[0]) with { SafeTop = 51 }, Stop);

        Assert.Equal([PlacementFault.RatioNotOffered], Assert.IsType<PlacementOutcome.Refused>(added).Faults);
        Assert.Equal([PlacementFault.MarginOutOfRange], Assert.IsType<PlacementOutcome.Refused>(changed).Faults);
        Assert.Equal(before.Select(PlacementText.Of), (await AllAsync()).Select(PlacementText.Of));
    }

    [Fact]
    public async Task A_placement_moves_and_stops_at_either_end()
    {
        await _database.SaveAsync(_ann);
        var first = (await AllAsync())[0];

        Done(await Editor.MoveAsync(_ann.Id, first.Id, 1, Stop));
        Assert.Equal(["Reels", "TikTok", "Shorts"], (await NamesAsync()).Take(3));
        Done(await Editor.MoveAsync(_ann.Id, first.Id, -5, Stop));
        Assert.Equal(["TikTok", "Reels", "Shorts"], (await NamesAsync()).Take(3));
        Done(await Editor.MoveAsync(_ann.Id, first.Id, 100, Stop));
        Assert.Equal("TikTok", (await NamesAsync())[^1]);
    }

    [Fact]
    public async Task Deleting_closes_the_gap_and_restoring_brings_all_back()
    {
        await _database.SaveAsync(_ann);
        var before = await AllAsync();
        Done(await Editor.DeleteAsync(_ann.Id, before[1].Id, Stop));
        Done(await Editor.AddAsync(_ann.Id, new PlacementText { Name = "Billboard", Ratio = "21:9" }, Stop));
        Assert.Equal(Enumerable.Range(0, before.Count), (await AllAsync()).Select(p => p.Order));
        Assert.IsType<PlacementOutcome.NotFound>(await Editor.MoveAsync(_ann.Id, before[1].Id, 1, Stop));

        Done(await Editor.RestoreAsync(_ann.Id, Stop));

        Assert.Equal(before.Select(PlacementText.Of), (await AllAsync()).Select(PlacementText.Of));
    }

    [Fact]
    public async Task Only_an_administrator_edits()
    {
        var bob = Make.Member("Bob");
        await _database.SaveAsync(bob);
        var before = await AllAsync();

        Assert.IsType<PlacementOutcome.NotAllowed>(await Editor.AddAsync(bob.Id, PlacementText.Of(before[0]), Stop));
        Assert.IsType<PlacementOutcome.NotAllowed>(await Editor.DeleteAsync(bob.Id, before[0].Id, Stop));
        Assert.IsType<PlacementOutcome.NotAllowed>(await Editor.RestoreAsync(bob.Id, Stop));
        Assert.Equal(before.Count, (await AllAsync()).Count);
    }

    public void Dispose()
    {
        _database.Dispose();
        GC.SuppressFinalize(this);
    }

    private static void Done(PlacementOutcome outcome) => Assert.IsType<PlacementOutcome.Done>(outcome);

    private Task<IReadOnlyList<Placement>> AllAsync() => new PlacementList(_database).ReadAsync(Stop);

    private async Task<List<string>> NamesAsync() => [.. (await AllAsync()).Select(p => p.Name)];
}
