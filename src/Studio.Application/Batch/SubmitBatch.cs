using Microsoft.EntityFrameworkCore;
using Studio.Application.Data;
using Studio.Application.Generations;
using Studio.Domain.Generations;
using Studio.Domain.Team;

namespace Studio.Application.Batch;

/// <summary>Sends the rows of a table: all of them in one commit, or none.</summary>
public sealed class SubmitBatch(IDbContextFactory<StudioDbContext> contexts, Admission admission)
{
    /// <summary>Queues each composition as a submission of its own, or says which of them stand in the way.</summary>
    public async Task<AdmitAllOutcome> ExecuteAsync(
        MemberId memberId,
        IReadOnlyList<Composition> compositions,
        CancellationToken cancellationToken
    )
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await admission.AdmitAllAsync(db, memberId, compositions, retryOf: null, cancellationToken);
    }
}
