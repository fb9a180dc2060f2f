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
using Xunit;

namespace Studio.Tests.Media;

/// <summary>What members delete: who may, and what stays.</summary>
public sealed class DeleteMediaTests : MediaDeeds
{
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
            MemberRole.Admin => Admin,
            MemberRole.Viewer => Viewer,
            _ => Editor,
        };
        var item = await StoreAsync(
            database,
            isOwn ? acting
                : role == MemberRole.Admin ? Editor
                : Admin
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
        var (held, free) = (await StoreAsync(database, Editor), await StoreAsync(database, Editor));
        var draft = Hold(held);
        await database.SaveAsync(draft);

        var outcomes = await Deleting(database).ExecuteAsync(Editor.Id, [held.Id, free.Id, free.Id], Stop);

        var refusal = Assert.IsType<DeleteMediaOutcome.Held>(outcomes[held.Id]);
        Assert.Equal(draft.Id, Assert.IsType<MediaHolder.OfDraft>(Assert.Single(refusal.Holders.Shown)).Id);
        Assert.IsType<DeleteMediaOutcome.Deleted>(outcomes[free.Id]);
        Assert.NotNull(await Store.LengthAsync(held.StoreKey, Stop));
    }

    [Fact]
    public async Task The_video_of_a_generation_stays_even_for_an_administrator()
    {
        using var database = await OpenAsync();
        var video = Make.Video(Editor.Id);
        var submission = Make.Submission(memberId: Editor.Id);
        await database.SaveAsync(video);
        var generation = Make.Generation(GenerationStatus.Succeeded, submission, video: video);
        await database.SaveAsync(submission, generation);

        var outcome = Assert.IsType<DeleteMediaOutcome.Held>(await DeleteAsync(database, Admin, video));

        Assert.Equal(generation.Id, Assert.IsType<MediaHolder.OfGeneration>(Assert.Single(outcome.Holders.Shown)).Id);
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public async Task What_is_taken_into_a_draft_while_it_is_deleted_is_kept_by_the_database(DatabaseProvider provider)
    {
        var meanwhile = new Meanwhile();
        using var database = await OpenAsync(provider, meanwhile);
        var item = await StoreAsync(database, Editor);
        var draft = Hold(item);
        meanwhile.BeforeDelete = () => database.SaveAsync(draft);

        var outcome = Assert.IsType<DeleteMediaOutcome.Held>(await DeleteAsync(database, Editor, item));

        Assert.Equal(draft.Id, Assert.IsType<MediaHolder.OfDraft>(Assert.Single(outcome.Holders.Shown)).Id);
        Assert.NotNull(await Store.LengthAsync(item.StoreKey, Stop));
    }

    [Fact]
    public async Task What_somebody_else_deleted_a_moment_ago_is_gone()
    {
        var meanwhile = new Meanwhile();
        using var database = await OpenAsync(DatabaseProvider.Sqlite, meanwhile);
        var item = await StoreAsync(database, Editor);
        meanwhile.BeforeDelete = async () =>
        {
            await using var db = database.CreateDbContext();
            await db.MediaItems.Where(m => m.Id == item.Id).ExecuteDeleteAsync(Stop);
        };

        Assert.IsType<DeleteMediaOutcome.Gone>(await DeleteAsync(database, Editor, item));
        Assert.IsType<DeleteMediaOutcome.Gone>(await DeleteAsync(database, Editor, item));
    }

    [Fact]
    public async Task A_frame_outlives_the_video_that_it_was_cut_from()
    {
        using var database = await OpenAsync();
        var (video, frame) = (await StoreAsync(database, Editor), Make.Item(memberId: Editor.Id));
        frame.CutFrom(video.Id);
        await database.SaveAsync(frame);

        Assert.IsType<DeleteMediaOutcome.Deleted>(await DeleteAsync(database, Editor, video));

        Assert.Null((await new MediaLibrary(database).FindAsync(frame.Id, Stop))!.DerivedFrom);
    }

    private DeleteMedia Deleting(TestDatabase database) => new(database, Store, NullLogger<DeleteMedia>.Instance);

    private async Task<DeleteMediaOutcome> DeleteAsync(TestDatabase database, Member by, MediaItem item) =>
        (await Deleting(database).ExecuteAsync(by.Id, [item.Id], Stop))[item.Id];

    private Draft Hold(MediaItem item)
    {
        var composition = Make.Composition(GenerationMode.References, references: new Reference(ReferenceRole.ReferenceImage, item.Id));
        return new Draft(DraftId.New(Make.Now), Editor.Id, composition, Make.Now);
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
