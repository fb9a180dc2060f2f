using Microsoft.EntityFrameworkCore;
using Studio.Application.Data;
using Studio.Domain.Generations;
using Studio.Domain.Team;

namespace Studio.Application.Generations;

/// <summary>What came of asking to fetch a video again.</summary>
public abstract record FetchAgainOutcome
{
    /// <summary>It is fetched now, from where it broke.</summary>
    public sealed record Asked : FetchAgainOutcome;

    /// <summary>It is being fetched at this moment.</summary>
    public sealed record UnderWay : FetchAgainOutcome;

    /// <summary>There is nothing to fetch yet, or not any more: what has ended stays ended, and only a retry makes a new video.</summary>
    public sealed record NothingToFetch(GenerationStatus Status) : FetchAgainOutcome;

    /// <summary>The member may not.</summary>
    public sealed record NotAllowed : FetchAgainOutcome;
}

/// <summary>Fetches a finished video now and not when the wait after a break is over; generates nothing and costs nothing.</summary>
public sealed class FetchVideoAgain(IDbContextFactory<StudioDbContext> contexts, TimeProvider time)
{
    /// <summary>Makes the fetch due, in the name of a member.</summary>
    public async Task<FetchAgainOutcome> ExecuteAsync(MemberId memberId, GenerationId id, CancellationToken cancellationToken) =>
        await GenerationWish.JudgeAsync(contexts, memberId, id, generation => Ask(generation, memberId), cancellationToken)
        ?? new FetchAgainOutcome.NotAllowed();

    private FetchAgainOutcome Ask(Generation generation, MemberId memberId)
    {
        var now = time.GetUtcNow();
        if (generation.Status != GenerationStatus.Archiving)
        {
            return new FetchAgainOutcome.NothingToFetch(generation.Status);
        }
        if (generation.LeaseUntil > now)
        {
            return new FetchAgainOutcome.UnderWay();
        }
        generation.AskFetch(now, memberId);
        return new FetchAgainOutcome.Asked();
    }
}
