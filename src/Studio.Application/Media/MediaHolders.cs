using Microsoft.EntityFrameworkCore;
using Studio.Application.Data;
using Studio.Domain.Generations;
using Studio.Domain.Media;
using Studio.Domain.Team;
using Studio.Domain.Templates;

namespace Studio.Application.Media;

/// <summary>What holds an item, so that it can't be deleted.</summary>
/// <param name="Shown">The newest of each sort.</param>
/// <param name="Total">How many there are in all.</param>
public sealed record MediaHolders(IReadOnlyList<MediaHolder> Shown, int Total);

/// <summary>One thing that holds an item.</summary>
/// <param name="MemberId">Whose it is.</param>
/// <param name="MemberName">That member's name.</param>
/// <param name="At">When it was saved or sent, UTC.</param>
public abstract record MediaHolder(MemberId MemberId, string MemberName, DateTimeOffset At)
{
    /// <summary>An unsent composition uses it.</summary>
    public sealed record OfDraft(DraftId Id, string Title, MemberId MemberId, string MemberName, DateTimeOffset At)
        : MediaHolder(MemberId, MemberName, At);

    /// <summary>What was sent uses it; <paramref name="Id"/> is the first generation of the submission.</summary>
    public sealed record OfSubmission(GenerationId Id, string Title, MemberId MemberId, string MemberName, DateTimeOffset At)
        : MediaHolder(MemberId, MemberName, At);

    /// <summary>A kept composition uses it.</summary>
    public sealed record OfTemplate(TemplateId Id, string Name, bool IsShared, MemberId MemberId, string MemberName, DateTimeOffset At)
        : MediaHolder(MemberId, MemberName, At);

    /// <summary>It is the video that a generation made.</summary>
    public sealed record OfGeneration(GenerationId Id, string Title, MemberId MemberId, string MemberName, DateTimeOffset At)
        : MediaHolder(MemberId, MemberName, At);
}

internal static class MediaHolding
{
    private const int MostShown = 20;

    public static async Task<MediaHolders> FindHoldersAsync(this StudioDbContext db, MediaItemId id, CancellationToken cancellationToken)
    {
        var total =
            await db.MediaUses.CountAsync(u => u.ItemId == id, cancellationToken)
            + await db.Generations.CountAsync(g => g.VideoId == id, cancellationToken);
        if (total == 0)
        {
            return new MediaHolders([], 0);
        }
        var uses = db.MediaUses.Where(u => u.ItemId == id).OrderByDescending(u => u.Id);
        var made = await (
            from generation in db.Generations.Where(g => g.VideoId == id).OrderByDescending(g => g.Id).Take(MostShown)
            join submission in db.Submissions on generation.SubmissionId equals submission.Id
            join member in db.Users on generation.MemberId equals member.Id
            select new
            {
                generation.Id,
                submission.Composition,
                Member = member.Id,
                member.Name,
                At = generation.CreatedAt,
            }
        ).ToListAsync(cancellationToken);
        var drafts = await (
            from draft in db.Drafts
            join use in uses on draft.Id equals use.DraftId
            join member in db.Users on draft.MemberId equals member.Id
            orderby draft.SavedAt descending
            select new
            {
                draft.Id,
                draft.Composition,
                Member = member.Id,
                member.Name,
                At = draft.SavedAt,
            }
        )
            .Take(MostShown)
            .ToListAsync(cancellationToken);
        var templates = await (
            from template in db.Templates
            join use in uses on template.Id equals use.TemplateId
            join member in db.Users on template.MemberId equals member.Id
            orderby template.Id descending
            select new MediaHolder.OfTemplate(template.Id, template.Name, template.IsShared, member.Id, member.Name, template.CreatedAt)
        )
            .Take(MostShown)
            .ToListAsync(cancellationToken);
        var sent = await (
            from submission in db.Submissions
            join use in uses on submission.Id equals use.SubmissionId
            join member in db.Users on submission.MemberId equals member.Id
            orderby submission.Id descending
            select new
            {
                First = db.Generations.Where(g => g.SubmissionId == submission.Id).OrderBy(g => g.Number).Select(g => g.Id).First(),
                submission.Composition,
                Member = member.Id,
                member.Name,
                At = submission.CreatedAt,
            }
        )
            .Take(MostShown)
            .ToListAsync(cancellationToken);
        return new MediaHolders(
            [
                .. made.Select(g => new MediaHolder.OfGeneration(g.Id, Title(g.Composition), g.Member, g.Name, g.At)),
                .. drafts.Select(d => new MediaHolder.OfDraft(d.Id, Title(d.Composition), d.Member, d.Name, d.At)),
                .. templates,
                .. sent.Select(s => new MediaHolder.OfSubmission(s.First, Title(s.Composition), s.Member, s.Name, s.At)),
            ],
            total
        );
    }

    private static string Title(Composition composition) => composition.Title.Length > 0 ? composition.Title : composition.Prompt;
}
