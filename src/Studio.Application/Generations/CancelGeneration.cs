using Microsoft.EntityFrameworkCore;
using Studio.Application.Data;
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
    public async Task<CancelOutcome> ExecuteAsync(MemberId memberId, GenerationId id, CancellationToken cancellationToken) =>
        await GenerationWish.JudgeAsync(contexts, memberId, id, generation => Cancel(generation, memberId), cancellationToken)
        ?? new CancelOutcome.NotAllowed();

    private CancelOutcome Cancel(Generation generation, MemberId memberId)
    {
        switch (generation.Status)
        {
            case GenerationStatus.Queued:
                generation.Cancel(time.GetUtcNow(), memberId);
                return new CancelOutcome.Cancelled();
            case GenerationStatus.Submitted or GenerationStatus.Running:
                generation.AskCancel(time.GetUtcNow(), memberId);
                return new CancelOutcome.Asked();
            default:
                return new CancelOutcome.TooLate(generation.Status);
        }
    }
}
