using Microsoft.EntityFrameworkCore;
using Studio.Application.Data;
using Studio.Domain.Generations;
using Studio.Domain.Team;

namespace Studio.Application.Generations;

/// <summary>Sends a composition: checks it once more and writes submission and generations in one commit.</summary>
public sealed class SubmitDraft(IDbContextFactory<StudioDbContext> contexts, Admission admission)
{
    /// <summary>Queues what a member composed, or says why not; returns before anything is sent.</summary>
    public async Task<SubmitOutcome> ExecuteAsync(MemberId memberId, Composition composition, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await admission.AdmitAsync(db, memberId, composition, retryOf: null, cancellationToken);
    }
}
