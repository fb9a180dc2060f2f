using Microsoft.EntityFrameworkCore;
using Studio.Application.Batch;
using Studio.Application.Data;
using Studio.Application.Generations;
using Studio.Domain.Generations;
using Studio.Domain.Team;
using Studio.Testing;
using Xunit;

namespace Studio.Tests.Batch;

public sealed class SqliteSubmitBatchTests() : SubmitBatchTests(DatabaseProvider.Sqlite);

public sealed class PostgreSqlSubmitBatchTests() : SubmitBatchTests(DatabaseProvider.PostgreSql);

/// <summary>Many compositions in one sending: all of them in one commit, or none.</summary>
public abstract class SubmitBatchTests(DatabaseProvider provider) : IAsyncLifetime
{
    private static readonly Uri Nowhere = new("http://127.0.0.1:9/api/v3");

    private StudioEngine _engine = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_row_is_a_submission_and_the_generations_keep_the_order_of_the_rows()
    {
        var rows = Enumerable.Range(1, 30).Select(i => Make.Composition(prompt: $"Boat {i}") with { Variants = 1 + (i % 2) }).ToList();

        var queued = Assert.IsType<AdmitAllOutcome.Queued>(await SendAsync(rows));

        await using var db = _engine.Get<IDbContextFactory<StudioDbContext>>().CreateDbContext();
        Assert.Equal((30, 45), (await db.Submissions.CountAsync(Stop), await db.Generations.CountAsync(Stop)));
        var stored = await db.Submissions.ToDictionaryAsync(s => s.Id, s => s.Composition, Stop);
        Assert.Equal(rows, queued.Submissions.Select(s => stored[s.Id]));
        var inOrder = await db.Generations.OrderBy(g => g.Id).Select(g => g.Id).ToListAsync(Stop);
        Assert.Equal(queued.Submissions.SelectMany(s => s.Generations), inOrder);
    }

    [Fact]
    public async Task One_row_that_breaks_a_rule_queues_none_and_is_named()
    {
        var rows = Enumerable.Range(1, 5).Select(i => Make.Composition(prompt: $"Boat {i}")).ToList();
        rows[1] = rows[1] with { Ratio = "5:4" };
        rows[3] = rows[3] with { Prompt = "" };

        var refused = Assert.IsType<AdmitAllOutcome.Refused>(await SendAsync(rows));

        Assert.Equal(
            [(1, Rule.RatioNotOffered), (3, Rule.PromptMissing)],
            refused.Violations.Select(v => (v.Key, v.Value[0].Rule)).Order()
        );
        await NothingIsQueuedAsync();
    }

    [Fact]
    public async Task A_row_that_the_database_refuses_takes_the_others_with_it()
    {
        // A campaign that is not there: no rule speaks of it, the foreign key does.
        var lost = Make.Composition() with
        {
            CampaignId = new(Guid.CreateVersion7()),
        };

        await Assert.ThrowsAsync<DbUpdateException>(() => SendAsync([Make.Composition(), Make.Composition(), lost]));

        await NothingIsQueuedAsync();
    }

    [Fact]
    public async Task A_table_whose_answer_was_lost_is_found_and_not_sent_again()
    {
        var rows = Enumerable.Range(1, 5).Select(i => Make.Composition(prompt: $"Boat {i}") with { Variants = 2 }).ToList();
        var sending = SubmissionId.New(TimeProvider.System.GetUtcNow());

        var first = Assert.IsType<AdmitAllOutcome.Queued>(await SendAsync(sending, rows));
        var second = Assert.IsType<AdmitAllOutcome.Queued>(await SendAsync(sending, rows));

        Assert.Equal(first.Submissions.Select(s => s.Id), second.Submissions.Select(s => s.Id));
        Assert.Equal(first.Submissions.SelectMany(s => s.Generations), second.Submissions.SelectMany(s => s.Generations));
        await using var db = _engine.Get<IDbContextFactory<StudioDbContext>>().CreateDbContext();
        Assert.Equal((5, 10), (await db.Submissions.CountAsync(Stop), await db.Generations.CountAsync(Stop)));
    }

    [Fact]
    public async Task Of_two_tries_at_the_same_moment_one_queues_and_both_say_so()
    {
        var rows = Enumerable.Range(1, 20).Select(i => Make.Composition(prompt: $"Boat {i}")).ToList();
        var sending = SubmissionId.New(TimeProvider.System.GetUtcNow());

        var tries = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => SendAsync(sending, rows))));

        Assert.All(tries, t => Assert.Equal(20, Assert.IsType<AdmitAllOutcome.Queued>(t).Submissions.Count));
        await using var db = _engine.Get<IDbContextFactory<StudioDbContext>>().CreateDbContext();
        Assert.Equal((20, 20), (await db.Submissions.CountAsync(Stop), await db.Generations.CountAsync(Stop)));
    }

    [Fact]
    public async Task What_another_member_sent_is_not_found_under_its_name()
    {
        var sending = SubmissionId.New(TimeProvider.System.GetUtcNow());
        await SendAsync(sending, [Make.Composition()]);
        var bob = await _engine.AddMemberAsync("Bob", MemberRole.Editor);
        var submit = new SubmitBatch(_engine.Get<IDbContextFactory<StudioDbContext>>(), _engine.Get<Admission>());

        Assert.Null(await submit.FindAsync(bob.Id, sending, 1, Stop));
        Assert.NotNull(await submit.FindAsync(_engine.Member.Id, sending, 1, Stop));
    }

    [Fact]
    public async Task A_viewer_sends_nothing()
    {
        var viewer = await _engine.AddMemberAsync("Vera", MemberRole.Viewer);

        Assert.IsType<AdmitAllOutcome.NotAllowed>(
            await new SubmitBatch(_engine.Get<IDbContextFactory<StudioDbContext>>(), _engine.Get<Admission>()).ExecuteAsync(
                viewer.Id,
                SubmissionId.New(TimeProvider.System.GetUtcNow()),
                [Make.Composition()],
                Stop
            )
        );
        await NothingIsQueuedAsync();
    }

    public async ValueTask InitializeAsync() => _engine = await StudioEngine.StartAsync(Nowhere, database: provider);

    public async ValueTask DisposeAsync()
    {
        await _engine.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private async Task NothingIsQueuedAsync()
    {
        await using var db = _engine.Get<IDbContextFactory<StudioDbContext>>().CreateDbContext();
        Assert.Equal((0, 0), (await db.Submissions.CountAsync(Stop), await db.Generations.CountAsync(Stop)));
    }

    private Task<AdmitAllOutcome> SendAsync(IReadOnlyList<Composition> rows) =>
        SendAsync(SubmissionId.New(TimeProvider.System.GetUtcNow()), rows);

    private Task<AdmitAllOutcome> SendAsync(SubmissionId sending, IReadOnlyList<Composition> rows) =>
        new SubmitBatch(_engine.Get<IDbContextFactory<StudioDbContext>>(), _engine.Get<Admission>()).ExecuteAsync(
            _engine.Member.Id,
            sending,
            rows,
            Stop
        );
}
