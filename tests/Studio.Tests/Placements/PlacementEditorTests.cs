using Studio.Application.Data;
using Studio.Application.Placements;
using Studio.Application.Team;
using Studio.Domain.Catalog;
using Studio.Domain.Team;
using Studio.Testing;
using Xunit;

namespace Studio.Tests.Placements;

public sealed class SqlitePlacementEditorTests() : PlacementEditorTests(DatabaseProvider.Sqlite);

public sealed class PostgreSqlPlacementEditorTests() : PlacementEditorTests(DatabaseProvider.PostgreSql)
{
    [Fact]
    public async Task Changes_at_the_same_moment_all_count_and_the_list_stays_one()
    {
        await Database.SaveAsync(Ann);
        var before = await AllAsync();

        var outcomes = await Task.WhenAll(
            before
                .Take(3)
                .Select(p => Editor.DeleteAsync(Ann.Id, p.Id, Stop))
                .Concat(
                    Enumerable
                        .Range(1, 3)
                        .Select(i => Editor.AddAsync(Ann.Id, PlacementText.Of(before[0]) with { Name = $"New {i}" }, Stop))
                )
        );

        Assert.All(outcomes, o => Assert.IsType<PlacementOutcome.Done>(o));
        var after = await AllAsync();
        Assert.Equal(Enumerable.Range(0, before.Count), after.Select(p => p.Order));
        Assert.Equal(3, after.Count(p => p.Name.StartsWith("New ", StringComparison.Ordinal)));
    }
}

public abstract class PlacementEditorTests(DatabaseProvider provider) : IDisposable
{
    protected TestDatabase Database { get; } = new(provider);

    protected Member Ann { get; } = Make.Member("Ann", MemberRole.Admin);

    protected PlacementEditor Editor => new(Database, Make.Catalog(), new FakeTime(Make.Now));

    protected static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_studio_starts_with_the_usual_placements() =>
        Assert.Equal(["TikTok", "Reels", "Shorts", "Stories", "YouTube"], (await NamesAsync()).Take(5));

    [Fact]
    public async Task A_placement_is_added_at_the_end_and_changed_in_its_place()
    {
        await Database.SaveAsync(Ann);

        Done(
            await Editor.AddAsync(
                Ann.Id,
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
            await Editor.ChangeAsync(Ann.Id, billboard.Id, PlacementText.Of(billboard) with { Name = "Big billboard", Crop = "2:1" }, Stop)
        );
        var changed = (await AllAsync())[^1];
        Assert.Equal((billboard.Id, "Big billboard", "2:1", 10), (changed.Id, changed.Name, changed.Crop, changed.Duration));
    }

    [Fact]
    public async Task A_faulty_placement_changes_nothing()
    {
        await Database.SaveAsync(Ann);
        var before = await AllAsync();

        var added = await Editor.AddAsync(Ann.Id, new PlacementText { Name = "Poster", Ratio = "5:4" }, Stop);
        var changed = await Editor.ChangeAsync(Ann.Id, before[0].Id, PlacementText.Of(before[0]) with { SafeTop = 51 }, Stop);

        Assert.Equal([PlacementFault.RatioNotOffered], Assert.IsType<PlacementOutcome.Refused>(added).Faults);
        Assert.Equal([PlacementFault.MarginOutOfRange], Assert.IsType<PlacementOutcome.Refused>(changed).Faults);
        Assert.Equal(before.Select(PlacementText.Of), (await AllAsync()).Select(PlacementText.Of));
    }

    [Fact]
    public async Task A_placement_moves_and_stops_at_either_end()
    {
        await Database.SaveAsync(Ann);
        var first = (await AllAsync())[0];

        Done(await Editor.MoveAsync(Ann.Id, first.Id, 1, Stop));
        Assert.Equal(["Reels", "TikTok", "Shorts"], (await NamesAsync()).Take(3));
        Done(await Editor.MoveAsync(Ann.Id, first.Id, -5, Stop));
        Assert.Equal(["TikTok", "Reels", "Shorts"], (await NamesAsync()).Take(3));
        Done(await Editor.MoveAsync(Ann.Id, first.Id, 100, Stop));
        Assert.Equal("TikTok", (await NamesAsync())[^1]);
    }

    [Fact]
    public async Task Deleting_closes_the_gap_and_restoring_brings_all_back()
    {
        await Database.SaveAsync(Ann);
        var before = await AllAsync();
        Done(await Editor.DeleteAsync(Ann.Id, before[1].Id, Stop));
        Done(await Editor.AddAsync(Ann.Id, new PlacementText { Name = "Billboard", Ratio = "21:9" }, Stop));
        Assert.Equal(Enumerable.Range(0, before.Count), (await AllAsync()).Select(p => p.Order));
        Assert.IsType<PlacementOutcome.NotFound>(await Editor.MoveAsync(Ann.Id, before[1].Id, 1, Stop));

        Done(await Editor.RestoreAsync(Ann.Id, Stop));

        Assert.Equal(before.Select(PlacementText.Of), (await AllAsync()).Select(PlacementText.Of));
    }

    [Fact]
    public async Task Only_an_administrator_edits()
    {
        var bob = Make.Member("Bob");
        await Database.SaveAsync(bob);
        var before = await AllAsync();

        Assert.IsType<PlacementOutcome.NotAllowed>(await Editor.AddAsync(bob.Id, PlacementText.Of(before[0]), Stop));
        Assert.IsType<PlacementOutcome.NotAllowed>(await Editor.DeleteAsync(bob.Id, before[0].Id, Stop));
        Assert.IsType<PlacementOutcome.NotAllowed>(await Editor.RestoreAsync(bob.Id, Stop));
        Assert.Equal(before.Count, (await AllAsync()).Count);
    }

    public void Dispose()
    {
        Database.Dispose();
        GC.SuppressFinalize(this);
    }

    private static void Done(PlacementOutcome outcome) => Assert.IsType<PlacementOutcome.Done>(outcome);

    protected Task<IReadOnlyList<Placement>> AllAsync() => new PlacementList(Database).ReadAsync(Stop);

    private async Task<List<string>> NamesAsync() => [.. (await AllAsync()).Select(p => p.Name)];
}
