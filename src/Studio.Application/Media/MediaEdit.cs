using Microsoft.EntityFrameworkCore;
using Studio.Application.Data;
using Studio.Application.Team;
using Studio.Domain.Media;
using Studio.Domain.Team;

namespace Studio.Application.Media;

/// <summary>What came of a change to what the team says about items.</summary>
public abstract record EditMediaOutcome
{
    private EditMediaOutcome() { }

    /// <summary>The items that still stand have changed.</summary>
    public sealed record Done(IReadOnlyList<MediaItem> Items) : EditMediaOutcome;

    /// <summary>A viewer only looks.</summary>
    public sealed record NotAllowed : EditMediaOutcome;

    /// <summary>None of the items is left.</summary>
    public sealed record Gone : EditMediaOutcome;

    /// <summary>It holds more than is kept; nothing changed.</summary>
    /// <param name="Most">The most characters, or tags.</param>
    public sealed record TooLong(int Most) : EditMediaOutcome;
}

/// <summary>An editor's change to items: checked and made as a whole. Whoever brought an item, every editor may describe it.</summary>
public sealed class MediaEdit(IDbContextFactory<StudioDbContext> contexts)
{
    /// <summary>Makes the change; one that says why not changes nothing.</summary>
    internal async Task<EditMediaOutcome> MakeAsync(
        MemberId acting,
        IReadOnlyCollection<MediaItemId> ids,
        Func<MediaItem, EditMediaOutcome.TooLong?> change,
        CancellationToken cancellationToken
    )
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (!await db.MaySendAsync(acting, cancellationToken))
        {
            return new EditMediaOutcome.NotAllowed();
        }
        var items = await db.MediaItems.Where(m => ids.Contains(m.Id)).ToListAsync(cancellationToken);
        if (items.Count == 0)
        {
            return new EditMediaOutcome.Gone();
        }
        foreach (var item in items)
        {
            if (change(item) is { } refusal)
            {
                return refusal;
            }
        }
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            return new EditMediaOutcome.Gone(); // deleted between reading and writing
        }
        return new EditMediaOutcome.Done(items);
    }
}
