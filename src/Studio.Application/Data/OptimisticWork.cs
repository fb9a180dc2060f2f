using Microsoft.EntityFrameworkCore;

namespace Studio.Application.Data;

/// <summary>Work that reads a row, judges it and saves: of two that do so at once, one is told by the row's version and judges again.</summary>
internal static class OptimisticWork
{
    /// <summary>Does the work with a context of its own, from its beginning each time that somebody else wrote meanwhile.</summary>
    public static async Task<T> RunAsync<T>(
        IDbContextFactory<StudioDbContext> contexts,
        Func<StudioDbContext, Task<T>> work,
        CancellationToken cancellationToken
    )
    {
        while (true)
        {
            await using var db = await contexts.CreateDbContextAsync(cancellationToken);
            try
            {
                return await work(db);
            }
            catch (DbUpdateConcurrencyException)
            {
                // What the work reads now is what the other left.
            }
        }
    }
}
