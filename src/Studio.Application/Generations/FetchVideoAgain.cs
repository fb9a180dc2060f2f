using Microsoft.EntityFrameworkCore;
using Studio.Application.Data;
using Studio.Application.Team;
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
    public Task<FetchAgainOutcome> ExecuteAsync(MemberId memberId, GenerationId id, CancellationToken cancellationToken) =>
        OptimisticWork.RunAsync(contexts, db => AskAsync(db, memberId, id, cancellationToken), cancellationToken);

    private async Task<FetchAgainOutcome> AskAsync(
        StudioDbContext db,
        MemberId memberId,
        GenerationId id,
        CancellationToken cancellationToken
    )
    {
        var generation = await db.Generations.SingleOrDefaultAsync(g => g.Id == id, cancellationToken);
        if (generation is null || !await db.MaySendAsync(memberId, cancellationToken))
        {
            return new FetchAgainOutcome.NotAllowed();
        }
        if (generation.Status != GenerationStatus.Archiving)
        {
            return new FetchAgainOutcome.NothingToFetch(generation.Status);
        }
        var now = time.GetUtcNow();
        if (generation.LeaseUntil > now)
        {
            return new FetchAgainOutcome.UnderWay();
        }
        generation.AskFetch(now, memberId);
        await db.SaveChangesAsync(cancellationToken);
        return new FetchAgainOutcome.Asked();
    }
}
