using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Studio.Application.Data;
using Studio.Domain.Catalog;
using Studio.Domain.Generations;
using Studio.Domain.Media;
using Studio.Domain.Team;

namespace Studio.Application.Generations;

/// <summary>What came of saving a draft.</summary>
public abstract record SaveDraftOutcome
{
    /// <summary>It is on the server.</summary>
    public sealed record Saved(int Version, DateTimeOffset At) : SaveDraftOutcome;

    /// <summary>Another page saved a newer version; nothing was overwritten.</summary>
    public sealed record Conflict(Draft Newer) : SaveDraftOutcome;

    /// <summary>There is no such draft of this member.</summary>
    public sealed record Gone : SaveDraftOutcome;
}

/// <summary>A page of drafts.</summary>
/// <param name="Drafts">The drafts, the one saved last first.</param>
/// <param name="Media">The items that they hold.</param>
/// <param name="HasMore">Whether there are older ones.</param>
public sealed record DraftSlice(IReadOnlyList<Draft> Drafts, IReadOnlyDictionary<MediaItemId, MediaItem> Media, bool HasMore);

/// <summary>A member's unsent compositions.</summary>
public sealed class Drafts(IDbContextFactory<StudioDbContext> contexts, ModelCatalog catalog, TimeProvider time)
{
    /// <summary>What a new draft begins with: who reads Chinese names references in Chinese until they choose otherwise.</summary>
    public Composition NewComposition() =>
        catalog.NewComposition() with
        {
            MentionLanguage =
                CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "zh" ? MentionLanguage.Chinese : MentionLanguage.English,
        };

    /// <summary>The draft that the member worked on last, or a new one.</summary>
    public async Task<Draft> OpenLatestAsync(MemberId memberId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var latest = await db
            .Drafts.AsNoTracking()
            .Where(d => d.MemberId == memberId)
            .OrderByDescending(d => d.SavedAt)
            .FirstOrDefaultAsync(cancellationToken);
        return latest ?? await StartAsync(memberId, NewComposition(), cancellationToken);
    }

    /// <summary>A draft of the member's; null where there is none.</summary>
    public async Task<Draft?> FindAsync(DraftId id, MemberId memberId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Drafts.AsNoTracking().SingleOrDefaultAsync(d => d.Id == id && d.MemberId == memberId, cancellationToken);
    }

    /// <summary>Starts a draft with a composition.</summary>
    public Task<Draft> StartAsync(MemberId memberId, Composition composition, CancellationToken cancellationToken) =>
        BringBackAsync(DraftId.New(time.GetUtcNow()), memberId, composition, cancellationToken);

    /// <summary>Makes a draft again that was thrown away while a page went on with it: its address and the files on their way to it stay good.</summary>
    public async Task<Draft> BringBackAsync(DraftId id, MemberId memberId, Composition composition, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var draft = new Draft(id, memberId, composition, time.GetUtcNow());
        db.Add(draft);
        db.Add(new DraftVersion(draft));
        await db.SaveChangesAsync(cancellationToken);
        return draft;
    }

    /// <summary>A page of a member's drafts, the one saved last first.</summary>
    /// <param name="memberId">Whose.</param>
    /// <param name="after">The last draft of the page before; null for the first page.</param>
    /// <param name="take">Drafts, at most.</param>
    /// <param name="cancellationToken">Stops.</param>
    public async Task<DraftSlice> ListAsync(MemberId memberId, Draft? after, int take, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var drafts = db.Drafts.AsNoTracking().Where(d => d.MemberId == memberId);
        if (after is { SavedAt: var at, Id: var id })
        {
            drafts = drafts.Where(d => d.SavedAt < at || (d.SavedAt == at && d.Id < id));
        }
        var page = await drafts.OrderByDescending(d => d.SavedAt).ThenByDescending(d => d.Id).Take(take + 1).ToListAsync(cancellationToken);
        var shown = page.Take(take).ToList();
        var ids = shown.SelectMany(d => d.Composition.References).Select(r => r.ItemId).Distinct().ToList();
        var media = await db.MediaItems.AsNoTracking().Where(m => ids.Contains(m.Id)).ToDictionaryAsync(m => m.Id, cancellationToken);
        return new DraftSlice(shown, media, page.Count > take);
    }

    /// <summary>What a draft held when it was saved before, the newest first; empty for a draft that isn't the member's.</summary>
    public async Task<IReadOnlyList<DraftVersion>> ListVersionsAsync(DraftId id, MemberId memberId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db
            .DraftVersions.AsNoTracking()
            .Where(v => v.DraftId == id && db.Drafts.Any(d => d.Id == id && d.MemberId == memberId))
            .OrderByDescending(v => v.Version)
            .ToListAsync(cancellationToken);
    }

    /// <summary>Throws a draft of the member's away, with its versions; false where there is none.</summary>
    public async Task<bool> DeleteAsync(DraftId id, MemberId memberId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Drafts.Where(d => d.Id == id && d.MemberId == memberId).ExecuteDeleteAsync(cancellationToken) > 0;
    }

    /// <summary>Saves a draft over the version that the caller read.</summary>
    public async Task<SaveDraftOutcome> SaveAsync(
        DraftId id,
        MemberId memberId,
        int version,
        Composition composition,
        CancellationToken cancellationToken
    )
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var draft = await db.Drafts.SingleOrDefaultAsync(d => d.Id == id && d.MemberId == memberId, cancellationToken);
        if (draft is null)
        {
            return new SaveDraftOutcome.Gone();
        }
        if (draft.Version != version)
        {
            return new SaveDraftOutcome.Conflict(draft);
        }
        draft.Save(composition, time.GetUtcNow());
        await KeepVersionAsync(db, draft, cancellationToken);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException)
        {
            // Whichever row the database refused first: another page saved meanwhile, or threw the draft away.
            var newer = await FindAsync(id, memberId, cancellationToken);
            if (newer?.Version == version)
            {
                throw;
            }
            return newer is null ? new SaveDraftOutcome.Gone() : new SaveDraftOutcome.Conflict(newer);
        }
        return new SaveDraftOutcome.Saved(draft.Version, draft.SavedAt);
    }

    private static async Task KeepVersionAsync(StudioDbContext db, Draft draft, CancellationToken cancellationToken)
    {
        var versions = db.DraftVersions.Where(v => v.DraftId == draft.Id);
        var kept = await versions.OrderBy(v => v.Version).Select(v => new { v.Version, v.SavedAt }).ToListAsync(cancellationToken);
        db.Add(new DraftVersion(draft));
        if (DraftVersion.Surplus([.. kept.Select(v => (v.Version, v.SavedAt)), (draft.Version, draft.SavedAt)]) is { } surplus)
        {
            db.RemoveRange(await versions.Where(v => v.Version == surplus).ToListAsync(cancellationToken));
        }
    }
}
