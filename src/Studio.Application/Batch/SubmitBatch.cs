using Microsoft.EntityFrameworkCore;
using Studio.Application.Data;
using Studio.Application.Generations;
using Studio.Domain.Generations;
using Studio.Domain.Team;

namespace Studio.Application.Batch;

/// <summary>Sends the rows of a table: all of them in one commit, or none, and under one name once only.</summary>
public sealed class SubmitBatch(IDbContextFactory<StudioDbContext> contexts, Admission admission)
{
    /// <summary>Queues each composition as a submission of its own, or says which of them stand in the way.</summary>
    /// <param name="memberId">Who sends.</param>
    /// <param name="sending">Names the sending; what was sent under it before, its answer lost, is found and not sent again.</param>
    /// <param name="compositions">The rows, in order.</param>
    /// <param name="cancellationToken">Stops.</param>
    public async Task<AdmitAllOutcome> ExecuteAsync(
        MemberId memberId,
        SubmissionId sending,
        IReadOnlyList<Composition> compositions,
        CancellationToken cancellationToken
    )
    {
        if (await FindAsync(memberId, sending, compositions.Count, cancellationToken) is { } before)
        {
            return before.Outcome;
        }
        try
        {
            await using var db = await contexts.CreateDbContextAsync(cancellationToken);
            return await admission.AdmitAllAsync(db, memberId, compositions, sending, retryOf: null, cancellationToken);
        }
        catch (DbUpdateException)
        {
            if (await FindAsync(memberId, sending, compositions.Count, cancellationToken) is { } meanwhile)
            {
                return meanwhile.Outcome;
            }
            throw;
        }
    }

    /// <summary>What was sent under a name; null where nothing was.</summary>
    /// <param name="memberId">Who sent.</param>
    /// <param name="sending">Names the sending.</param>
    /// <param name="count">The rows of its table.</param>
    /// <param name="cancellationToken">Stops.</param>
    public async Task<SentBatch?> FindAsync(MemberId memberId, SubmissionId sending, int count, CancellationToken cancellationToken)
    {
        var ids = Enumerable.Range(0, count).Select(place => sending.At((ushort)place)).ToList();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var sent = await db
            .Generations.AsNoTracking()
            .Where(g => g.MemberId == memberId && ids.Contains(g.SubmissionId))
            .OrderBy(g => g.Number)
            .Select(g => new
            {
                g.Id,
                g.SubmissionId,
                g.Status,
            })
            .ToListAsync(cancellationToken);
        var bySubmission = sent.ToLookup(g => g.SubmissionId, g => g.Id);
        return sent.Count == 0
            ? null
            : new SentBatch(
                new AdmitAllOutcome.Queued([.. ids.Select(id => new SubmitOutcome.Queued(id, [.. bySubmission[id]]))]),
                sent.ToDictionary(g => g.Id, g => g.Status)
            );
    }
}

/// <summary>A table that is in the queue, or was.</summary>
/// <param name="Outcome">Its submissions, in the order of its rows.</param>
/// <param name="Statuses">Where each of its generations stands.</param>
public sealed record SentBatch(AdmitAllOutcome.Queued Outcome, IReadOnlyDictionary<GenerationId, GenerationStatus> Statuses);
