using Microsoft.EntityFrameworkCore;
using Studio.Application.Data;
using Studio.Domain.Generations;
using Studio.Domain.Team;

namespace Studio.Application.Generations;

/// <summary>Tries a generation again that ended without a video: a new generation, linked to the old one.</summary>
public sealed class RetryGeneration(IDbContextFactory<StudioDbContext> contexts, Admission admission)
{
    /// <summary>Queues the same request again, in the name of a member, under the rules of today.</summary>
    public async Task<SubmitOutcome> ExecuteAsync(MemberId memberId, GenerationId id, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var old = await db
            .Generations.AsNoTracking()
            .Where(g => g.Id == id)
            .Join(
                db.Submissions,
                g => g.SubmissionId,
                s => s.Id,
                (g, s) =>
                    new
                    {
                        g.Status,
                        g.Ratio,
                        s.Composition,
                    }
            )
            .SingleOrDefaultAsync(cancellationToken);
        return old is { Status: GenerationStatus.Failed or GenerationStatus.Expired or GenerationStatus.Cancelled }
            ? await admission.AdmitAsync(db, memberId, old.Composition.Alone(old.Ratio), id, cancellationToken)
            : new SubmitOutcome.NotAllowed();
    }
}
