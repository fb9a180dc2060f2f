using Microsoft.EntityFrameworkCore;
using Studio.Application.Data;
using Studio.Domain.Generations;
using Studio.Domain.Media;

namespace Studio.Application.History;

/// <summary>What the team has made, as it is read.</summary>
public sealed class GenerationHistory(IDbContextFactory<StudioDbContext> contexts)
{
    /// <summary>A page of the history, newest first.</summary>
    /// <param name="filter">What to narrow it to.</param>
    /// <param name="before">The last generation of the page before; null for the first page.</param>
    /// <param name="take">Entries, at most.</param>
    /// <param name="cancellationToken">Stops.</param>
    public async Task<HistorySlice> ListAsync(HistoryFilter filter, GenerationId? before, int take, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var generations = Filtered(db, filter);
        if (before is { } last)
        {
            generations = generations.Where(g => g.Id < last);
        }
        var entries = await ReadAsync(db, generations.OrderByDescending(g => g.Id).Take(take + 1), cancellationToken);
        return entries.Count > take ? new HistorySlice(entries[..take], entries[take - 1].Id) : new HistorySlice(entries, null);
    }

    /// <summary>How many generations stand where.</summary>
    public async Task<IReadOnlyDictionary<GenerationStatus, int>> CountAsync(HistoryFilter filter, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await Filtered(db, filter with { Status = null })
            .GroupBy(g => g.Status)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
    }

    /// <summary>Everybody who has sent something, by name.</summary>
    public async Task<IReadOnlyList<HistoryMember>> ListMembersAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db
            .Users.Where(m => db.Generations.Any(g => g.MemberId == m.Id))
            .OrderBy(m => m.Name)
            .Select(m => new HistoryMember(m.Id, m.Name))
            .ToListAsync(cancellationToken);
    }

    /// <summary>Every campaign that something was sent for, by name.</summary>
    public async Task<IReadOnlyList<HistoryCampaign>> ListCampaignsAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db
            .Campaigns.Where(c => db.Submissions.Any(s => s.CampaignId == c.Id))
            .OrderBy(c => c.Name)
            .Select(c => new HistoryCampaign(c.Id, c.Name))
            .ToListAsync(cancellationToken);
    }

    /// <summary>One generation as the history lists it; null where there is none.</summary>
    public async Task<HistoryEntry?> FindEntryAsync(GenerationId id, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return (await ReadAsync(db, db.Generations.Where(g => g.Id == id), cancellationToken)).SingleOrDefault();
    }

    /// <summary>All about one generation; null where there is none.</summary>
    public async Task<GenerationDetail?> FindAsync(GenerationId id, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var generation = await db
            .Generations.AsNoTracking()
            .Include(g => g.Timeline)
            .SingleOrDefaultAsync(g => g.Id == id, cancellationToken);
        if (generation is null)
        {
            return null;
        }
        var siblings = await ReadAsync(
            db,
            db.Generations.Where(g => g.SubmissionId == generation.SubmissionId).OrderBy(g => g.Number),
            cancellationToken
        );
        var entry = siblings.Single(s => s.Id == id);
        var itemIds = entry.Composition.References.Select(r => r.ItemId).Concat(entry.VideoId is { } video ? [video] : []).ToList();
        var memberIds = generation.Timeline.Select(e => e.MemberId).Where(m => m != null).Distinct().ToList();
        var media = await db.MediaItems.AsNoTracking().Where(m => itemIds.Contains(m.Id)).ToDictionaryAsync(m => m.Id, cancellationToken);
        var names = await db.Users.Where(m => memberIds.Contains(m.Id)).ToDictionaryAsync(m => m.Id, m => m.Name, cancellationToken);
        var timeline = generation
            .Timeline.OrderByDescending(e => e.Id)
            .Select(e => new TimelineLine(e, e.MemberId is { } by ? names.GetValueOrDefault(by) : null));
        var campaign = entry.Composition.CampaignId is { } campaignId
            ? await db
                .Campaigns.Where(c => c.Id == campaignId)
                .Select(c => new HistoryCampaign(c.Id, c.Name))
                .SingleOrDefaultAsync(cancellationToken)
            : null;
        return new GenerationDetail(entry, generation, [.. timeline], media, siblings) { Campaign = campaign };
    }

    private static IQueryable<Generation> Filtered(StudioDbContext db, HistoryFilter filter)
    {
        var generations = db.Generations.AsNoTracking();
        if (filter.Status is { } status)
        {
            generations = generations.Where(g => g.Status == status);
        }
        if (filter.MemberId is { } memberId)
        {
            generations = generations.Where(g => g.MemberId == memberId);
        }
        if (filter.CampaignId is { } campaignId)
        {
            var submissions = db.Submissions.Where(s => s.CampaignId == campaignId).Select(s => s.Id);
            generations = generations.Where(g => submissions.Contains(g.SubmissionId));
        }
        return generations;
    }

    private static async Task<List<HistoryEntry>> ReadAsync(
        StudioDbContext db,
        IQueryable<Generation> generations,
        CancellationToken cancellationToken
    )
    {
        var entries = await Entries(db, generations).ToListAsync(cancellationToken);
        var ids = entries.Where(e => !e.HasPoster).Select(InputPicture).OfType<MediaItemId>().ToHashSet();
        if (ids.Count == 0)
        {
            return entries;
        }
        var pictures = await db
            .MediaItems.Where(m => ids.Contains(m.Id))
            .Select(m => new
            {
                m.Id,
                m.ContentType,
                HasPoster = m.PosterKey != null,
            })
            .ToListAsync(cancellationToken);
        var shown = pictures
            .Where(p => p.HasPoster || MediaTypes.Find(p.ContentType) is { Shown: true })
            .ToDictionary(p => p.Id, p => new EntryPicture(p.Id, p.HasPoster));
        return [.. entries.Select(e => InputPicture(e) is { } id ? e with { Input = shown.GetValueOrDefault(id) } : e)];
    }

    private static MediaItemId? InputPicture(HistoryEntry entry) =>
        entry.Composition.References.FirstOrDefault(r => r.Role.Kind() == MediaKind.Image)?.ItemId;

    private static IQueryable<HistoryEntry> Entries(StudioDbContext db, IQueryable<Generation> generations) =>
        from generation in generations
        join submission in db.Submissions on generation.SubmissionId equals submission.Id
        join member in db.Users on generation.MemberId equals member.Id
        join video in db.MediaItems on generation.VideoId equals video.Id into videos
        from video in videos.DefaultIfEmpty()
        select new HistoryEntry(
            generation.Id,
            generation.SubmissionId,
            generation.Number,
            db.Generations.Count(g => g.SubmissionId == generation.SubmissionId),
            generation.Status,
            submission.Composition,
            generation.Ratio,
            generation.MemberId,
            member.Name,
            generation.CreatedAt,
            generation.VideoId,
            video != null && video.PosterKey != null,
            generation.Failure == null ? null : generation.Failure.Reason
        )
        {
            Tokens = generation.Tokens,
        };
}
