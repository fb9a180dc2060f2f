using Microsoft.EntityFrameworkCore;
using Studio.Application.Data;
using Studio.Domain.Media;

namespace Studio.Application.Media;

#pragma warning disable CA1304, CA1311, CA1862 // these calls run in the database, by its rules

/// <summary>Says a <see cref="LibraryFilter"/> in the database's words.</summary>
internal static class LibraryFiltering
{
    private const int MostWords = 8;

    public static IQueryable<MediaItem> Named(this StudioDbContext db, IEnumerable<string> names)
    {
        var lowered = names.Select(Lowered).SelectMany(n => new[] { n.Full, n.Plain }).Distinct().ToList();
        return db.MediaItems.AsNoTracking().Where(m => lowered.Contains(m.Name.ToLower()));
    }

    public static IQueryable<MediaItem> Matching(this StudioDbContext db, LibraryFilter filter)
    {
        var items = db.MediaItems.AsNoTracking();
        if (filter.Kind is { } kind)
        {
            items = items.Where(m => m.Kind == kind);
        }
        if (filter.MemberId is { } memberId)
        {
            items = items.Where(m => m.MemberId == memberId);
        }
        if (filter.Origin is { } origin)
        {
            items = items.Where(m => m.Origin == origin);
        }
        if (filter.CampaignId is { } campaign)
        {
            var sent = db.Submissions.Where(s => s.CampaignId == campaign);
            items = items.Where(m =>
                db.MediaUses.Any(u => u.ItemId == m.Id && sent.Any(s => s.Id == u.SubmissionId))
                || db.Generations.Any(g => g.VideoId == m.Id && sent.Any(s => s.Id == g.SubmissionId))
            );
        }
        if (filter.Tag is { } tag)
        {
            var (full, plain) = Lowered(tag);
            items = items.Where(m => m.Tags.Any(t => t.ToLower() == full || t.ToLower() == plain));
        }
        if (filter.Rights is { } rights)
        {
            items = Matching(items, rights);
        }
        foreach (var word in filter.Words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Take(MostWords))
        {
            var (full, plain) = Lowered(word);
            items = items.Where(m =>
                m.Name.ToLower().Contains(full)
                || m.Name.ToLower().Contains(plain)
                || m.Tags.Any(t => t.ToLower().Contains(full) || t.ToLower().Contains(plain))
            );
        }
        return items;
    }

    private static IQueryable<MediaItem> Matching(IQueryable<MediaItem> items, RightsFilter rights)
    {
        var (today, near) = (rights.Today, rights.Today.AddDays(RightsTerm.DaysOfWarning));
        return rights.State switch
        {
            RightsState.Expired => items.Where(m => m.RightsUntil < today),
            RightsState.Ending => items.Where(m => m.RightsUntil >= today && m.RightsUntil <= near),
            _ => items.Where(m => m.RightsUntil == null || m.RightsUntil > near),
        };
    }

    // SQLite's lower() knows A to Z alone, PostgreSQL's knows all letters: what either makes of a name is looked for.
    private static (string Full, string Plain) Lowered(string word) =>
        (word.ToLowerInvariant(), string.Concat(word.Select(c => char.IsAsciiLetterUpper(c) ? char.ToLowerInvariant(c) : c)));
}
