using Microsoft.EntityFrameworkCore;
using Studio.Application.Data;
using Studio.Application.Team;
using Studio.Domain.Generations;
using Studio.Domain.Team;

namespace Studio.Application.Generations;

/// <summary>What came of asking to cancel.</summary>
public abstract record CancelOutcome
{
    /// <summary>It was still here: nothing was sent, nothing is charged.</summary>
    public sealed record Cancelled : CancelOutcome;

    /// <summary>The provider has it; it will be asked.</summary>
    public sealed record Asked : CancelOutcome;

    /// <summary>It is past cancelling.</summary>
    public sealed record TooLate(GenerationStatus Status) : CancelOutcome;

    /// <summary>The member may not.</summary>
    public sealed record NotAllowed : CancelOutcome;
}

/// <summary>Stops a generation: at once while it waits here, by asking the provider afterwards.</summary>
public sealed class CancelGeneration(IDbContextFactory<StudioDbContext> contexts, TimeProvider time)
{
    /// <summary>Cancels, or asks the provider to, in the name of a member.</summary>
    public Task<CancelOutcome> ExecuteAsync(MemberId memberId, GenerationId id, CancellationToken cancellationToken) =>
        OptimisticWork.RunAsync(contexts, db => CancelAsync(db, memberId, id, cancellationToken), cancellationToken);

    private async Task<CancelOutcome> CancelAsync(
        StudioDbContext db,
        MemberId memberId,
        GenerationId id,
        CancellationToken cancellationToken
    )
    {
        var generation = await db.Generations.SingleOrDefaultAsync(g => g.Id == id, cancellationToken);
        if (generation is null || !await db.MaySendAsync(memberId, cancellationToken))
        {
            return new CancelOutcome.NotAllowed();
        }
        CancelOutcome outcome;
        switch (generation.Status)
        {
            case GenerationStatus.Queued:
                generation.Cancel(time.GetUtcNow(), memberId);
                outcome = new CancelOutcome.Cancelled();
                break;
            case GenerationStatus.Submitted or GenerationStatus.Running:
                generation.AskCancel(time.GetUtcNow(), memberId);
                outcome = new CancelOutcome.Asked();
                break;
            default:
                return new CancelOutcome.TooLate(generation.Status);
        }
        await db.SaveChangesAsync(cancellationToken);
        return outcome;
    }
}
