using Microsoft.EntityFrameworkCore;
using Studio.Application.Data;
using Studio.Domain.Team;
using Studio.Domain.Templates;

namespace Studio.Application.Templates;

/// <summary>The pieces of prompt that a member sees, for reading.</summary>
public sealed class SnippetShelf(IDbContextFactory<StudioDbContext> contexts)
{
    /// <summary>Snippets that are read, at most.</summary>
    public const int Most = 1000;

    /// <summary>The reader's own and all that are shared, the newest first.</summary>
    public async Task<IReadOnlyList<Snippet>> ListAsync(MemberId reader, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db
            .Snippets.AsNoTracking()
            .Where(s => s.IsShared || s.MemberId == reader)
            .OrderByDescending(s => s.Id)
            .Take(Most)
            .ToListAsync(cancellationToken);
    }
}
