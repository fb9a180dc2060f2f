using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Studio.Application.Data;

/// <summary>Publishes what a save changed, after it is saved, so that no use case can forget it.</summary>
public abstract class CommitPublisher<TChange>(Feed<TChange> feed) : SaveChangesInterceptor
    where TChange : notnull
{
    private readonly ConditionalWeakTable<DbContext, List<TChange>> _pending = [];

    /// <inheritdoc/>
    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData,
        InterceptionResult<int> result,
        CancellationToken cancellationToken = default
    )
    {
        if (eventData.Context is { } context)
        {
            _pending.AddOrUpdate(context, [.. Changes(context)]);
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

    /// <summary>What is about to be saved, as it will be told.</summary>
    protected abstract IEnumerable<TChange> Changes(DbContext context);
}
