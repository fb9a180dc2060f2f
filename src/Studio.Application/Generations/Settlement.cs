using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Studio.Application.Data;
using Studio.Application.Team;
using Studio.Domain.Generations;
using Studio.Domain.Team;

namespace Studio.Application.Generations;

/// <summary>What came of settling an unknown outcome.</summary>
public abstract record SettleOutcome
{
    /// <summary>It is settled.</summary>
    public sealed record Settled : SettleOutcome;

    /// <summary>Somebody or something else settled it first.</summary>
    public sealed record TooLate(GenerationStatus Status) : SettleOutcome;

    /// <summary>The task belongs to another generation.</summary>
    public sealed record TaskTaken : SettleOutcome;

    /// <summary>The provider doesn't know the task.</summary>
    public sealed record TaskGone : SettleOutcome;

    /// <summary>The provider could not be asked about the task.</summary>
    public sealed record NoAnswer : SettleOutcome;

    /// <summary>The member may not.</summary>
    public sealed record NotAllowed : SettleOutcome;
}

/// <summary>The one way out of <see cref="GenerationStatus.Unknown"/>: whoever comes first settles it, and a task goes to one generation at most.</summary>
public sealed class Settlement(IDbContextFactory<StudioDbContext> contexts, IOptions<SeedanceOptions> options, TimeProvider time)
{
    /// <summary>Links a generation to the provider's task, found by evidence or picked by a member.</summary>
    public Task<SettleOutcome> LinkAsync(GenerationId id, string taskId, MemberId? memberId, CancellationToken cancellationToken) =>
        WriteAsync(id, (g, now) => g.Settle(now, taskId, now + options.Value.PollInterval, memberId), taskId, cancellationToken);

    /// <summary>Settles it as a member wishes.</summary>
    public Task<SettleOutcome> DecideAsync(
        GenerationId id,
        Action<Generation, DateTimeOffset> decide,
        CancellationToken cancellationToken
    ) => WriteAsync(id, decide, taskId: null, cancellationToken);

    /// <summary>Whether a member may settle.</summary>
    public async Task<bool> MaySettleAsync(MemberId memberId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.MaySendAsync(memberId, cancellationToken);
    }

    private Task<SettleOutcome> WriteAsync(
        GenerationId id,
        Action<Generation, DateTimeOffset> settle,
        string? taskId,
        CancellationToken cancellationToken
    ) => OptimisticWork.RunAsync(contexts, db => WriteAsync(db, id, settle, taskId, cancellationToken), cancellationToken);

    private async Task<SettleOutcome> WriteAsync(
        StudioDbContext db,
        GenerationId id,
        Action<Generation, DateTimeOffset> settle,
        string? taskId,
        CancellationToken cancellationToken
    )
    {
        var generation = await db.Generations.SingleAsync(g => g.Id == id, cancellationToken);
        if (generation.Status != GenerationStatus.Unknown)
        {
            return new SettleOutcome.TooLate(generation.Status);
        }
        settle(generation, time.GetUtcNow());
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return new SettleOutcome.Settled();
        }
        catch (DbUpdateException exception) when (taskId is not null && exception is not DbUpdateConcurrencyException)
        {
            // The unique index stands between two generations that want the same task.
            if (await IsTakenAsync(id, taskId, cancellationToken))
            {
                return new SettleOutcome.TaskTaken();
            }
            throw;
        }
    }

    private async Task<bool> IsTakenAsync(GenerationId id, string taskId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Generations.AnyAsync(g => g.TaskId == taskId && g.Id != id, cancellationToken);
    }
}
