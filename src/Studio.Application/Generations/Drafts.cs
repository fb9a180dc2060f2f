using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Studio.Application.Data;
using Studio.Domain.Catalog;
using Studio.Domain.Generations;
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

/// <summary>A member's unsent compositions.</summary>
public sealed class Drafts(IDbContextFactory<StudioDbContext> contexts, ModelCatalog catalog, TimeProvider time)
{
    /// <summary>The draft that the member worked on last, or a new one.</summary>
    public async Task<Draft> OpenLatestAsync(MemberId memberId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var latest = await db
            .Drafts.AsNoTracking()
            .Where(d => d.MemberId == memberId)
            .OrderByDescending(d => d.SavedAt)
            .FirstOrDefaultAsync(cancellationToken);
        return latest ?? await StartAsync(memberId, Blank(), cancellationToken);
    }

    /// <summary>A draft of the member's; null where there is none.</summary>
    public async Task<Draft?> FindAsync(DraftId id, MemberId memberId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Drafts.AsNoTracking().SingleOrDefaultAsync(d => d.Id == id && d.MemberId == memberId, cancellationToken);
    }

    /// <summary>Starts a draft with a composition.</summary>
    public async Task<Draft> StartAsync(MemberId memberId, Composition composition, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var now = time.GetUtcNow();
        var draft = new Draft(DraftId.New(now), memberId, composition, now);
        db.Add(draft);
        await db.SaveChangesAsync(cancellationToken);
        return draft;
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
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException conflict)
        {
            await conflict.Entries[0].ReloadAsync(cancellationToken);
            return new SaveDraftOutcome.Conflict(draft);
        }
        return new SaveDraftOutcome.Saved(draft.Version, draft.SavedAt);
    }

    // Who reads Chinese names references in Chinese until they choose otherwise.
    private Composition Blank() =>
        catalog.NewComposition() with
        {
            MentionLanguage =
                CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "zh" ? MentionLanguage.Chinese : MentionLanguage.English,
        };
}
