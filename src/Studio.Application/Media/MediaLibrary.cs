using Microsoft.EntityFrameworkCore;
using Studio.Application.Data;
using Studio.Domain.Media;

namespace Studio.Application.Media;

/// <summary>The stored items, for reading.</summary>
public sealed class MediaLibrary(IDbContextFactory<StudioDbContext> contexts)
{
    private const int MostCuts = 50;

    /// <summary>The item of an id; null where there is none.</summary>
    public async Task<MediaItem?> FindAsync(MediaItemId id, CancellationToken cancellationToken = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.MediaItems.AsNoTracking().FirstOrDefaultAsync(m => m.Id == id, cancellationToken);
    }

    /// <summary>The items of some ids; ids without an item are left out.</summary>
    public async Task<IReadOnlyDictionary<MediaItemId, MediaItem>> FindAsync(
        IReadOnlyCollection<MediaItemId> ids,
        CancellationToken cancellationToken = default
    )
    {
        if (ids.Count == 0)
        {
            return new Dictionary<MediaItemId, MediaItem>();
        }
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.MediaItems.AsNoTracking().Where(m => ids.Contains(m.Id)).ToDictionaryAsync(m => m.Id, cancellationToken);
    }

    /// <summary>Every item with one of some names, whatever the case of plain letters.</summary>
    public async Task<IReadOnlyList<MediaItem>> FindByNameAsync(IReadOnlyCollection<string> names, CancellationToken cancellationToken)
    {
        if (names.Count == 0)
        {
            return [];
        }
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Named(names).ToListAsync(cancellationToken);
    }

    /// <summary>A page of the library, newest first.</summary>
    /// <param name="filter">What to narrow it to.</param>
    /// <param name="before">The last item of the page before; null for the first page.</param>
    /// <param name="take">Items, at most.</param>
    /// <param name="cancellationToken">Stops.</param>
    public async Task<LibrarySlice> ListAsync(LibraryFilter filter, MediaItemId? before, int take, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var items = db.Matching(filter);
        if (before is { } last)
        {
            items = items.Where(m => m.Id < last);
        }
        var entries = await Entries(db, items.OrderByDescending(m => m.Id).Take(take + 1)).ToListAsync(cancellationToken);
        return entries.Count > take ? new LibrarySlice(entries[..take], entries[take - 1].Id) : new LibrarySlice(entries, null);
    }

    /// <summary>How many items there are of each kind.</summary>
    public async Task<IReadOnlyDictionary<MediaKind, int>> CountAsync(LibraryFilter filter, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Matching(filter with { Kind = null })
            .GroupBy(m => m.Kind)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
    }

    /// <summary>What the library can be narrowed to.</summary>
    public async Task<LibraryChoices> ListChoicesAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var members = await db
            .Users.Where(u => db.MediaItems.Any(m => m.MemberId == u.Id))
            .OrderBy(u => u.Name)
            .Select(u => new LibraryMember(u.Id, u.Name))
            .ToListAsync(cancellationToken);
        var campaigns = await db
            .Campaigns.OrderBy(c => c.Name)
            .Select(c => new LibraryCampaign(c.Id, c.Name))
            .ToListAsync(cancellationToken);
        var tags = await db.MediaItems.Where(m => m.Tags.Any()).Select(m => m.Tags).ToListAsync(cancellationToken);
        // Written in two ways it is one tag, named as most write it.
        var byUse = tags.SelectMany(t => t)
            .CountBy(t => t)
            .OrderByDescending(t => t.Value)
            .GroupBy(t => t.Key, t => t.Value, StringComparer.OrdinalIgnoreCase)
            .OrderByDescending(g => g.Sum())
            .ThenBy(g => g.Key, StringComparer.CurrentCulture);
        return new LibraryChoices(members, campaigns, [.. byUse.Select(g => g.Key)]);
    }

    /// <summary>Some items as the library lists them, without those that are gone or that the filter leaves out.</summary>
    public async Task<IReadOnlyDictionary<MediaItemId, LibraryEntry>> FindEntriesAsync(
        IReadOnlyCollection<MediaItemId> ids,
        LibraryFilter filter,
        CancellationToken cancellationToken
    )
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await Entries(db, db.Matching(filter).Where(m => ids.Contains(m.Id))).ToDictionaryAsync(e => e.Id, cancellationToken);
    }

    /// <summary>All about one item; null where there is none.</summary>
    public async Task<LibraryDetail?> FindDetailAsync(MediaItemId id, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var items = db.MediaItems.AsNoTracking();
        if (await Entries(db, items.Where(m => m.Id == id)).SingleOrDefaultAsync(cancellationToken) is not { } entry)
        {
            return null;
        }
        var source = entry.Item.DerivedFrom is { } from ? await items.SingleOrDefaultAsync(m => m.Id == from, cancellationToken) : null;
        var cuts = await items.Where(m => m.DerivedFrom == id).OrderByDescending(m => m.Id).Take(MostCuts).ToListAsync(cancellationToken);
        return new LibraryDetail(entry, await db.FindHoldersAsync(id, cancellationToken), source, cuts);
    }

    private static IQueryable<LibraryEntry> Entries(StudioDbContext db, IQueryable<MediaItem> items) =>
        from item in items
        join member in db.Users on item.MemberId equals member.Id
        select new LibraryEntry(item, member.Name);
}
