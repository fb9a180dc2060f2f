using Microsoft.EntityFrameworkCore;
using Studio.Application.Data;
using Studio.Application.Data.PostgreSql;
using Studio.Domain.Generations;

namespace Studio.Application.Generations;

/// <summary>A generation that a worker may act on until its lease lapses.</summary>
public sealed record Claim(GenerationId Id, SubmissionId SubmissionId, string Lease);

/// <summary>The generations' rows as a queue: claimed by lease when due, written with a version check.</summary>
public sealed class GenerationQueue(IDbContextFactory<StudioDbContext> contexts, TimeProvider time)
{
    private const long ChoosingLock = 0x5EED_DA4C; // any number that nothing else in the database uses

    private readonly string _instance = $"{Guid.NewGuid().ToString("N")[..8]}/";

    /// <summary>Claims what is due and nobody's, oldest due first.</summary>
    /// <param name="statuses">Where it stands.</param>
    /// <param name="take">At most so many.</param>
    /// <param name="lease">How long the claim holds; longer than the action takes.</param>
    /// <param name="cancellationToken">Stops.</param>
    public async Task<IReadOnlyList<Claim>> ClaimAsync(
        IReadOnlyCollection<GenerationStatus> statuses,
        int take,
        TimeSpan lease,
        CancellationToken cancellationToken
    )
    {
        if (take <= 0)
        {
            return [];
        }
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var now = time.GetUtcNow();
        var due = db.Generations.Where(g =>
            statuses.Contains(g.Status) && g.NextActionAt <= now && (g.LeaseUntil == null || g.LeaseUntil < now)
        );
        // PostgreSQL hands the rows out while it holds them; SQLite has one writer, and the update asks again what is due.
        await using var transaction = db.Database.IsNpgsql() ? await db.Database.BeginTransactionAsync(cancellationToken) : null;
        var ids = await due.OrderBy(g => g.NextActionAt)
            .Take(take)
            .Select(g => g.Id)
            .TagWith(SkipLockedRows.Tag)
            .ToListAsync(cancellationToken);
        if (ids.Count == 0)
        {
            return [];
        }
        var claims = await TakeAsync(db, due.Where(g => ids.Contains(g.Id)), now + lease, cancellationToken);
        if (transaction is not null)
        {
            await transaction.CommitAsync(cancellationToken);
        }
        return claims;
    }

    /// <summary>Claims those of some generations that still stand where they stood, are due and nobody's.</summary>
    /// <param name="ids">Which.</param>
    /// <param name="status">Where they stood.</param>
    /// <param name="lease">How long the claim holds; longer than the action takes.</param>
    /// <param name="cancellationToken">Stops.</param>
    public async Task<IReadOnlyList<Claim>> ClaimAsync(
        IReadOnlyList<GenerationId> ids,
        GenerationStatus status,
        TimeSpan lease,
        CancellationToken cancellationToken
    )
    {
        if (ids.Count == 0)
        {
            return [];
        }
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var now = time.GetUtcNow();
        var due = db.Generations.Where(g =>
            ids.Contains(g.Id) && g.Status == status && g.NextActionAt <= now && (g.LeaseUntil == null || g.LeaseUntil < now)
        );
        return await TakeAsync(db, due, now + lease, cancellationToken);
    }

    /// <summary>Waits until no other instance is choosing what to send, and keeps the others waiting until disposed: what is counted meanwhile holds.</summary>
    public async Task<IAsyncDisposable> ChooseAloneAsync(CancellationToken cancellationToken)
    {
        var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (db.Database.IsNpgsql())
        {
            // Held by the transaction, which ends with the context.
            await db.Database.BeginTransactionAsync(cancellationToken);
            await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({ChoosingLock})", cancellationToken);
        }
        return db;
    }

    /// <summary>Keeps what was claimed together, and is not acted on yet, for longer.</summary>
    /// <param name="lease">The claims' lease.</param>
    /// <param name="until">UTC.</param>
    /// <param name="cancellationToken">Stops.</param>
    public async Task HoldAsync(string lease, DateTimeOffset until, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await db
            .Generations.Where(g => g.LeaseOwner == lease)
            .ExecuteUpdateAsync(set => set.SetProperty(g => g.LeaseUntil, until), cancellationToken);
    }

    /// <summary>Writes what came of acting on a claim; false where the claim was lost meanwhile and nothing was written.</summary>
    public Task<bool> ActAsync(Claim claim, Action<Generation> act, CancellationToken cancellationToken) =>
        OptimisticWork.RunAsync(
            contexts,
            async db =>
            {
                var generation = await db.Generations.SingleAsync(g => g.Id == claim.Id, cancellationToken);
                if (generation.LeaseOwner != claim.Lease)
                {
                    return false;
                }
                act(generation);
                await db.SaveChangesAsync(cancellationToken);
                return true;
            },
            cancellationToken
        );

    /// <summary>When the next of these is due, UTC; null when none waits.</summary>
    public async Task<DateTimeOffset?> NextDueAsync(IReadOnlyCollection<GenerationStatus> statuses, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var waiting = db.Generations.Where(g => statuses.Contains(g.Status));
        // What somebody holds comes back when its lease lapses; it must not hide what is due before that.
        var free = await waiting.Where(g => g.LeaseUntil == null).MinAsync(g => (DateTimeOffset?)g.NextActionAt, cancellationToken);
        var held = await waiting.Where(g => g.LeaseUntil != null).MinAsync(g => g.LeaseUntil, cancellationToken);
        return free is null || held < free ? held : free;
    }

    /// <summary>Parks what was being sent when its worker died: it may have been accepted, so it is never sent again by itself.</summary>
    public async Task ParkInterruptedAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var now = time.GetUtcNow();
        var interrupted = await db
            .Generations.Where(g => g.Status == GenerationStatus.Submitting && (g.LeaseUntil == null || g.LeaseUntil < now))
            .ToListAsync(cancellationToken);
        foreach (var generation in interrupted)
        {
            generation.Park(now, new Failure(FailureReason.Interrupted));
        }
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Another instance saw them too; what is left comes with the next round.
        }
    }

    /// <summary>Lets every claim lapse; called at the start of the only instance, when nobody can be acting on one.</summary>
    public async Task ReleaseAllAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await ReleaseAsync(db.Generations.Where(g => g.LeaseOwner != null), cancellationToken);
    }

    /// <summary>Hands this instance's claims back, so that another goes on at once; called when it acts no more. What is still being sent is kept until its lease lapses: nobody knows what came of it.</summary>
    /// <returns>What was handed back.</returns>
    public async Task<IReadOnlyList<GenerationChange>> ReleaseOwnAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var own = db.Generations.Where(g => g.LeaseOwner!.StartsWith(_instance) && g.Status != GenerationStatus.Submitting);
        var released = await own.Select(g => new GenerationChange(g.Id, g.SubmissionId, g.MemberId, g.Status))
            .ToListAsync(cancellationToken);
        await ReleaseAsync(own, cancellationToken);
        return released;
    }

    private static Task<int> ReleaseAsync(IQueryable<Generation> claimed, CancellationToken cancellationToken) =>
        claimed.ExecuteUpdateAsync(
            set =>
                set.SetProperty(g => g.LeaseOwner, (string?)null)
                    .SetProperty(g => g.LeaseUntil, (DateTimeOffset?)null)
                    .SetProperty(g => g.Version, g => g.Version + 1),
            cancellationToken
        );

    private async Task<IReadOnlyList<Claim>> TakeAsync(
        StudioDbContext db,
        IQueryable<Generation> due,
        DateTimeOffset leaseUntil,
        CancellationToken cancellationToken
    )
    {
        var owner = $"{_instance}{Guid.NewGuid():N}";
        await due.ExecuteUpdateAsync(
            set =>
                set.SetProperty(g => g.LeaseOwner, owner)
                    .SetProperty(g => g.LeaseUntil, leaseUntil)
                    .SetProperty(g => g.Version, g => g.Version + 1),
            cancellationToken
        );
        return await db
            .Generations.Where(g => g.LeaseOwner == owner)
            .OrderBy(g => g.NextActionAt)
            .Select(g => new Claim(g.Id, g.SubmissionId, owner))
            .ToListAsync(cancellationToken);
    }
}
