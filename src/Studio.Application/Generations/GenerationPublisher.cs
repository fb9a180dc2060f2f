using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Studio.Domain.Generations;

namespace Studio.Application.Generations;

/// <summary>Publishes every generation whose timeline grew, after the commit.</summary>
public sealed class GenerationPublisher(GenerationFeed feed) : SaveChangesInterceptor
{
    private readonly ConditionalWeakTable<DbContext, List<GenerationChange>> _pending = [];

    /// <inheritdoc/>
    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData,
        InterceptionResult<int> result,
        CancellationToken cancellationToken = default
    )
    {
        if (eventData.Context is { } context)
        {
            _pending.AddOrUpdate(
                context,
                [
                    .. context
                        .ChangeTracker.Entries<Generation>()
                        .Where(e => e.Entity.Timeline.Any(line => context.Entry(line).State == EntityState.Added))
                        .Select(e => new GenerationChange(e.Entity.Id, e.Entity.SubmissionId, e.Entity.MemberId, e.Entity.Status)),
                ]
            );
        }
        return ValueTask.FromResult(result);
    }

    /// <inheritdoc/>
    public override ValueTask<int> SavedChangesAsync(
        SaveChangesCompletedEventData eventData,
        int result,
        CancellationToken cancellationToken = default
    )
    {
        if (eventData.Context is { } context && _pending.TryGetValue(context, out var changes))
        {
            _pending.Remove(context);
            changes.ForEach(feed.Publish);
        }
        return ValueTask.FromResult(result);
    }
}
