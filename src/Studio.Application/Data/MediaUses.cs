using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Studio.Application.Media;
using Studio.Domain.Generations;
using Studio.Domain.Media;
using Studio.Domain.Templates;

namespace Studio.Application.Data;

/// <summary>Keeps <see cref="MediaUse"/> in step with the compositions that a commit writes, so that no use case can forget it.</summary>
internal static class MediaUses
{
    public static async Task FollowAsync(StudioDbContext db, CancellationToken cancellationToken)
    {
        db.ChangeTracker.DetectChanges();
        foreach (var entry in db.ChangeTracker.Entries().Where(e => e.Entity is Draft or Submission or Template).ToList())
        {
            var (before, after) = Change(entry);
            if (after.Except(before).ToList() is { Count: > 0 } added)
            {
                // An item that is gone can't be held; the rules say so where it matters.
                var stored = await db.MediaItems.Where(m => added.Contains(m.Id)).Select(m => m.Id).ToListAsync(cancellationToken);
                var coming = db.ChangeTracker.Entries<MediaItem>().Where(e => e.State == EntityState.Added).Select(e => e.Entity.Id);
                db.AddRange(stored.Union(coming.Intersect(added)).Select(id => Use(entry.Entity, id)).ToList());
            }
            if (entry.Entity is Draft draft && before.Except(after).ToList() is { Count: > 0 } dropped)
            {
                var uses = db.MediaUses.Where(u => u.DraftId == draft.Id && dropped.Contains(u.ItemId));
                db.RemoveRange(await uses.ToListAsync(cancellationToken));
            }
        }
    }

    private static (HashSet<MediaItemId> Before, HashSet<MediaItemId> After) Change(EntityEntry entry)
    {
        var composition = entry.Property(nameof(Draft.Composition));
        return entry.State switch
        {
            EntityState.Added => ([], Items(composition.CurrentValue)),
            EntityState.Modified => (Items(composition.OriginalValue), Items(composition.CurrentValue)),
            _ => ([], []),
        };
    }

    private static HashSet<MediaItemId> Items(object? composition) =>
        composition is Composition { References: var sent, SetAside: var aside } ? [.. sent.Concat(aside).Select(r => r.ItemId)] : [];

    private static MediaUse Use(object holder, MediaItemId id) =>
        holder switch
        {
            Draft draft => new MediaUse { ItemId = id, DraftId = draft.Id },
            Submission submission => new MediaUse { ItemId = id, SubmissionId = submission.Id },
            Template template => new MediaUse { ItemId = id, TemplateId = template.Id },
            _ => throw new ArgumentOutOfRangeException(nameof(holder)),
        };
}
