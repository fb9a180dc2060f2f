using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Studio.Application.Data;
using Studio.Application.Generations;
using Studio.Application.Team;
using Studio.Domain.Generations;
using Studio.Testing;

namespace Studio.Tests.Generations;

/// <summary>Drafts on the server, on both databases: their list, their versions, and two pages over one.</summary>
public sealed class DraftsTests
{
    private static readonly Member Mei = Make.Member();
    private static readonly Member Tom = Make.Member("Tom B.");

    private readonly FakeTime _time = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public async Task Drafts_are_listed_the_one_saved_last_first_and_only_to_their_owner(DatabaseProvider provider)
    {
        using var database = await StartAsync(provider);
        var drafts = Open(database);
        var started = new List<Draft>();
        for (var i = 0; i < 5; i++)
        {
            started.Add(await drafts.StartAsync(Mei.Id, Make.Composition(prompt: $"{i}"), Stop));
            _time.Advance(TimeSpan.FromMinutes(1));
        }
        await drafts.SaveAsync(started[0].Id, Mei.Id, started[0].Version, Make.Composition(prompt: "0, again"), Stop);

        var first = await drafts.ListAsync(Mei.Id, null, 3, Stop);
        var second = await drafts.ListAsync(Mei.Id, first.Drafts[^1], 3, Stop);

        Assert.Equal(["0, again", "4", "3"], first.Drafts.Select(d => d.Composition.Prompt));
        Assert.Equal(["2", "1"], second.Drafts.Select(d => d.Composition.Prompt));
        Assert.Equal((true, false), (first.HasMore, second.HasMore));
        Assert.Empty((await drafts.ListAsync(Tom.Id, null, 3, Stop)).Drafts);
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public async Task Twenty_versions_are_kept_from_the_first_to_the_last(DatabaseProvider provider)
    {
        using var database = await StartAsync(provider);
        var drafts = Open(database);
        var draft = await drafts.StartAsync(Mei.Id, Make.Composition(prompt: "0"), Stop);
        for (var i = 1; i <= 30; i++)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            await drafts.SaveAsync(draft.Id, Mei.Id, i - 1, Make.Composition(prompt: $"{i}"), Stop);
        }

        var versions = await drafts.ListVersionsAsync(draft.Id, Mei.Id, Stop);

        Assert.Equal(DraftVersion.Most, versions.Count);
        Assert.Equal(("30", "0"), (versions[0].Composition.Prompt, versions[^1].Composition.Prompt));
        Assert.Empty(await drafts.ListVersionsAsync(draft.Id, Tom.Id, Stop));
    }

    [Fact]
    public void The_version_to_let_go_is_the_one_that_is_missed_least()
    {
        // One a minute for a while, then two within a second.
        var minutes = Enumerable.Range(0, 20).Select(i => (i, Make.Now.AddMinutes(i))).ToList();
        Assert.Null(DraftVersion.Surplus(minutes));

        Assert.Equal(19, DraftVersion.Surplus([.. minutes, (20, minutes[^1].Item2.AddSeconds(1))]));
    }

    [Fact]
    public async Task A_draft_goes_with_its_versions_and_lets_go_of_its_files()
    {
        using var database = await StartAsync(DatabaseProvider.Sqlite);
        var drafts = Open(database);
        var item = Make.Item(memberId: Mei.Id);
        await database.SaveAsync(item);
        var held = Make.Composition(GenerationMode.References, references: new Reference(ReferenceRole.ReferenceImage, item.Id));
        var draft = await drafts.StartAsync(Mei.Id, held, Stop);

        Assert.False(await drafts.DeleteAsync(draft.Id, Tom.Id, Stop));
        Assert.True(await drafts.DeleteAsync(draft.Id, Mei.Id, Stop));

        await using var db = database.CreateDbContext();
        Assert.False(await db.DraftVersions.AnyAsync(Stop));
        Assert.False(await db.MediaUses.AnyAsync(Stop));
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public async Task Of_two_pages_that_save_at_the_same_moment_one_is_told_what_the_other_saved(DatabaseProvider provider)
    {
        var meanwhile = new Meanwhile();
        using var database = await StartAsync(provider, meanwhile);
        var drafts = Open(database);
        var draft = await drafts.StartAsync(Mei.Id, Make.Composition(), Stop);
        meanwhile.Next = () => drafts.SaveAsync(draft.Id, Mei.Id, draft.Version, Make.Composition(prompt: "theirs"), Stop);

        var outcome = await drafts.SaveAsync(draft.Id, Mei.Id, draft.Version, Make.Composition(prompt: "mine"), Stop);

        var newer = Assert.IsType<SaveDraftOutcome.Conflict>(outcome).Newer;
        Assert.Equal(("theirs", draft.Version + 1), (newer.Composition.Prompt, newer.Version));
        Assert.Equal(2, (await drafts.ListVersionsAsync(draft.Id, Mei.Id, Stop)).Count);
    }

    [Fact]
    public async Task A_draft_that_is_thrown_away_while_it_is_saved_is_gone()
    {
        var meanwhile = new Meanwhile();
        using var database = await StartAsync(DatabaseProvider.Sqlite, meanwhile);
        var drafts = Open(database);
        var draft = await drafts.StartAsync(Mei.Id, Make.Composition(), Stop);
        meanwhile.Next = () => drafts.DeleteAsync(draft.Id, Mei.Id, Stop);

        var outcome = await drafts.SaveAsync(draft.Id, Mei.Id, draft.Version, Make.Composition(prompt: "mine"), Stop);

        Assert.IsType<SaveDraftOutcome.Gone>(outcome);
    }

    private static async Task<TestDatabase> StartAsync(DatabaseProvider provider, params IInterceptor[] interceptors)
    {
        var database = new TestDatabase(provider, interceptors);
        await database.SaveAsync(Mei, Tom);
        return database;
    }

    private Drafts Open(TestDatabase database) => new(database, Make.Catalog(), _time);

    /// <summary>What happens between reading and writing, once.</summary>
    private sealed class Meanwhile : SaveChangesInterceptor
    {
        public Func<Task>? Next { get; set; }

        public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(
            DbContextEventData eventData,
            InterceptionResult<int> result,
            CancellationToken cancellationToken = default
        )
        {
            if (Next is { } next)
            {
                Next = null;
                await next();
            }
            return result;
        }
    }
}
