using Microsoft.EntityFrameworkCore;
using Studio.Application.Data;
using Studio.Domain.Generations;
using Studio.Domain.Team;

namespace Studio.Application.Generations;

/// <summary>Chooses whose generations are sent next: whoever has least at the provider comes first, so that a batch of one member doesn't keep the others waiting.</summary>
public sealed class FairTurns(IDbContextFactory<StudioDbContext> contexts, TimeProvider time)
{
    /// <summary>The next ones that are due and nobody's, in the order of their turns; each member's own keep their order.</summary>
    public async Task<IReadOnlyList<GenerationId>> NextAsync(int take, CancellationToken cancellationToken)
    {
        if (take <= 0)
        {
            return [];
        }
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var now = time.GetUtcNow();
        var due = db.Generations.Where(g =>
            g.Status == GenerationStatus.Queued && g.NextActionAt <= now && (g.LeaseUntil == null || g.LeaseUntil < now)
        );
        // One window over the due rows: the first few of each member.
        var first = await due.Select(g => g.MemberId)
            .Distinct()
            .SelectMany(member => due.Where(g => g.MemberId == member).OrderBy(g => g.NextActionAt).ThenBy(g => g.Id).Take(take))
            .Select(g => new Waiting(g.Id, g.MemberId, g.NextActionAt))
            .ToListAsync(cancellationToken);
        if (first.Count == 0)
        {
            return [];
        }
        var atProvider = await db
            .Generations.Where(g =>
                g.Status == GenerationStatus.Submitting || g.Status == GenerationStatus.Submitted || g.Status == GenerationStatus.Running
            )
            .GroupBy(g => g.MemberId)
            .Select(g => new { Member = g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Member, g => g.Count, cancellationToken);
        return
        [
            .. first
                .GroupBy(w => w.Member)
                .SelectMany(own =>
                    own.OrderBy(w => w.DueAt)
                        .ThenBy(w => w.Id.Value)
                        .Select((w, place) => (w.Id, w.DueAt, Turn: place + atProvider.GetValueOrDefault(own.Key)))
                )
                .OrderBy(w => w.Turn)
                .ThenBy(w => w.DueAt)
                .Take(take)
                .Select(w => w.Id),
        ];
    }

    private sealed record Waiting(GenerationId Id, MemberId Member, DateTimeOffset DueAt);
}
