using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Studio.Application.Data;
using Studio.Domain.Generations;
using Studio.Seedance;

namespace Studio.Application.Generations;

/// <summary>A task at the provider that belongs to no generation and may be the one of an unknown outcome.</summary>
/// <param name="TaskId">The provider's id.</param>
/// <param name="Status">Where it stands there, in the product's words.</param>
/// <param name="CreatedAt">When the provider made it, UTC.</param>
/// <param name="Settings">What the provider repeats of its request.</param>
/// <param name="Match">How that compares.</param>
public sealed record CandidateTask(
    string TaskId,
    GenerationStatus Status,
    DateTimeOffset CreatedAt,
    SentSettings Settings,
    SettingsMatch Match
);

/// <summary>What the provider's list says about an unknown outcome.</summary>
public abstract record CandidateList
{
    /// <summary>The tasks that may be it, the likeliest first; none says that nothing was created, as far as the provider tells yet.</summary>
    public sealed record Found(IReadOnlyList<CandidateTask> Tasks) : CandidateList;

    /// <summary>This provider lists no tasks.</summary>
    public sealed record NotOffered : CandidateList;

    /// <summary>The provider gave no list now.</summary>
    public sealed record NoAnswer : CandidateList;

    /// <summary>The outcome isn't unknown, or not any more.</summary>
    public sealed record NotUnknown : CandidateList;
}

/// <summary>Looks on the provider's list for the task of a create call whose answer was lost.</summary>
public sealed partial class UnknownCandidates(
    IDbContextFactory<StudioDbContext> contexts,
    TaskListing listing,
    ILogger<UnknownCandidates> logger
)
{
    /// <summary>How much earlier than the call a task may seem to be made, because clocks differ.</summary>
    public static readonly TimeSpan Before = TimeSpan.FromMinutes(2);

    /// <summary>How long after the call a task may still be made.</summary>
    public static readonly TimeSpan After = TimeSpan.FromMinutes(10);

    /// <summary>Reads the provider's list, each time anew.</summary>
    public async Task<CandidateList> FindAsync(GenerationId id, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await SentSettings.FindAsync(db, id, cancellationToken) is not { Status: GenerationStatus.Unknown, SentAt: { } sentAt } sent)
        {
            return new CandidateList.NotUnknown();
        }
        try
        {
            return await listing.CreatedBetweenAsync(sentAt - Before, sentAt + After, cancellationToken) is { } tasks
                ? new CandidateList.Found(await UnclaimedAsync(db, sent, tasks, cancellationToken))
                : new CandidateList.NotOffered();
        }
        catch (SeedanceException exception)
        {
            LogNoList(logger, id, exception.Message);
            return new CandidateList.NoAnswer();
        }
    }

    /// <summary>
    /// Whether another generation of the same settings was sent about then and its task isn't known either: then a task that fits
    /// this one fits that one too, and only a person may choose. Read it after the list: a twin that was sent later has no task there.
    /// </summary>
    public async Task<bool> HasTwinAsync(GenerationId id, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await SentSettings.FindAsync(db, id, cancellationToken) is not { SentAt: { } sentAt } sent)
        {
            return true;
        }
        var (from, to) = (sentAt - Before - After, sentAt + Before + After);
        var twins = db.Generations.Where(g =>
            g.Id != id
            && g.Ratio == sent.Settings.Ratio
            && g.SentAt >= from
            && g.Timeline.Any(e => e.Note == TimelineNote.Sending && e.At >= from && e.At <= to)
            && (
                g.Status == GenerationStatus.Submitting
                || (g.Timeline.Any(e => e.Note == TimelineNote.Unsettled) && g.Timeline.All(e => e.Note != TimelineNote.Settled))
            )
        );
        return (await SentSettings.Of(db, twins).ToListAsync(cancellationToken)).Exists(t => t.Settings == sent.Settings);
    }

    private static async Task<IReadOnlyList<CandidateTask>> UnclaimedAsync(
        StudioDbContext db,
        SentGeneration sent,
        IReadOnlyList<VideoTask> tasks,
        CancellationToken cancellationToken
    )
    {
        var ids = tasks.Select(t => t.Id).ToList();
        var known = await db
            .Generations.Where(g => g.TaskId != null && ids.Contains(g.TaskId))
            .Select(g => g.TaskId!)
            .ToHashSetAsync(cancellationToken);
        return
        [
            .. tasks
                .Where(t => !known.Contains(t.Id))
                .Select(t => ProviderMapping.ToCandidate(t, sent.Settings))
                .OrderByDescending(c => c.Match.Same)
                .ThenBy(c => (c.CreatedAt - sent.SentAt!.Value).Duration()),
        ];
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Looking for the task of generation {GenerationId} gave no list: {Reason}")]
    private static partial void LogNoList(ILogger logger, GenerationId generationId, string reason);
}
