using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Studio.Application.Data;
using Studio.Application.Media;
using Studio.Domain.Generations;
using Studio.Domain.Media;
using Studio.Testing;

namespace Studio.Tests.Data;

/// <summary>Which compositions hold which items, on both databases.</summary>
public sealed class MediaUseTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public async Task A_draft_holds_what_its_composition_holds_now(DatabaseProvider provider)
    {
        using var database = new TestDatabase(provider);
        var (draft, first, second) = await StoreAsync(database);
        Assert.Equal([first.Id], await HeldAsync(database, draft.Id));

        var replaced = draft.Composition with { References = [new Reference(ReferenceRole.ReferenceImage, second.Id)] };
        await database.ChangeAsync<Draft, DraftId>(draft.Id, d => d.Save(replaced.SwitchTo(GenerationMode.Text), Make.Now));

        Assert.Equal([second.Id], await HeldAsync(database, draft.Id));
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public async Task An_item_that_is_held_cannot_be_deleted(DatabaseProvider provider)
    {
        using var database = new TestDatabase(provider);
        var (_, first, second) = await StoreAsync(database);
        await using var db = database.CreateDbContext();

        await db.MediaItems.Where(m => m.Id == second.Id).ExecuteDeleteAsync(Stop);
        await Assert.ThrowsAnyAsync<Exception>(() => db.MediaItems.Where(m => m.Id == first.Id).ExecuteDeleteAsync(Stop));

        Assert.Equal(first.Id, (await db.MediaItems.SingleAsync(Stop)).Id);
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public async Task What_was_composed_before_uses_were_kept_holds_its_items_too(DatabaseProvider provider)
    {
        using var database = new TestDatabase(provider);
        var (draft, first, second) = await StoreAsync(database);
        var aside = draft.Composition.SwitchTo(GenerationMode.Text).SwitchTo(GenerationMode.Frames);
        await database.ChangeAsync<Draft, DraftId>(
            draft.Id,
            d => d.Save(aside.With(new Reference(ReferenceRole.FirstFrame, second.Id)), Make.Now)
        );
        await using (var db = database.CreateDbContext())
        {
            var migrator = db.GetService<IMigrator>();
            await migrator.MigrateAsync("Initial", Stop);
            await migrator.MigrateAsync(cancellationToken: Stop);
        }

        Assert.Equal(new HashSet<MediaItemId> { first.Id, second.Id }, [.. await HeldAsync(database, draft.Id)]);
    }

    private static async Task<(Draft Draft, MediaItem First, MediaItem Second)> StoreAsync(TestDatabase database)
    {
        var member = Make.Member();
        var (first, second) = (Make.Item(memberId: member.Id), Make.Item(memberId: member.Id));
        var composition = Make.Composition(GenerationMode.References, references: new Reference(ReferenceRole.ReferenceImage, first.Id));
        var draft = new Draft(DraftId.New(Make.Now), member.Id, composition, Make.Now);
        await database.SaveAsync(member, first, second, draft);
        return (draft, first, second);
    }

    private static async Task<IEnumerable<MediaItemId>> HeldAsync(TestDatabase database, DraftId id)
    {
        await using var db = database.CreateDbContext();
        return await db.MediaUses.Where(u => u.DraftId == id).Select(u => u.ItemId).ToListAsync(Stop);
    }
}
