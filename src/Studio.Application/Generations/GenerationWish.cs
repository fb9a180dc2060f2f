using Microsoft.EntityFrameworkCore;
using Studio.Application.Data;
using Studio.Application.Team;
using Studio.Domain.Generations;
using Studio.Domain.Team;

namespace Studio.Application.Generations;

/// <summary>What a member wants of one generation, judged where that stands when it is written.</summary>
internal static class GenerationWish
{
    /// <summary>Judges and saves; null where there is no such generation, or the member may not send.</summary>
    public static Task<TOutcome?> JudgeAsync<TOutcome>(
        IDbContextFactory<StudioDbContext> contexts,
        MemberId memberId,
        GenerationId id,
        Func<Generation, TOutcome> judge,
        CancellationToken cancellationToken
    )
        where TOutcome : class =>
        OptimisticWork.RunAsync(
            contexts,
            async db =>
            {
                var generation = await db.Generations.SingleOrDefaultAsync(g => g.Id == id, cancellationToken);
                if (generation is null || !await db.MaySendAsync(memberId, cancellationToken))
                {
                    return null;
                }
                var outcome = judge(generation);
                await db.SaveChangesAsync(cancellationToken);
                return outcome;
            },
            cancellationToken
        );
}
