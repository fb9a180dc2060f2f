using Studio.Application.Data;
using Studio.Application.Media;
using Studio.Application.Team;
using Studio.Domain.Catalog;
using Studio.Domain.Generations;
using Studio.Domain.Team;

namespace Studio.Application.Generations;

/// <summary>What came of sending a composition.</summary>
public abstract record SubmitOutcome
{
    /// <summary>It is in the queue; the workers take it from there.</summary>
    public sealed record Queued(SubmissionId Id, IReadOnlyList<GenerationId> Generations) : SubmitOutcome;

    /// <summary>The rules speak against it; nothing was queued.</summary>
    public sealed record Refused(IReadOnlyList<RuleViolation> Violations) : SubmitOutcome;

    /// <summary>The member may not send.</summary>
    public sealed record NotAllowed : SubmitOutcome;
}

/// <summary>The one way into the queue: rights and rules are checked, then everything is written in one commit or nothing is.</summary>
public sealed class Admission(MediaLibrary media, ModelCatalog catalog, MediaReach reach, TimeProvider time)
{
    /// <summary>Queues a composition in the name of a member, or says why not.</summary>
    public async Task<SubmitOutcome> AdmitAsync(
        StudioDbContext db,
        MemberId memberId,
        Composition composition,
        GenerationId? retryOf,
        CancellationToken cancellationToken
    )
    {
        if (!await db.MaySendAsync(memberId, cancellationToken))
        {
            return new SubmitOutcome.NotAllowed();
        }
        var items = await media.FindAsync([.. composition.References.Select(r => r.ItemId)], cancellationToken);
        var errors = GenerationRules.Check(composition, catalog, items).Where(v => v.Severity == RuleSeverity.Error).ToList();
        if (errors.Count > 0)
        {
            return new SubmitOutcome.Refused(errors);
        }
        if (composition.References.Count > 0 && await reach.FindFaultAsync(cancellationToken) is { } fault)
        {
            var field = composition.References[0].Role.Field();
            return new SubmitOutcome.Refused([new RuleViolation(Rule.MediaOutOfReach, field, RuleSeverity.Error, [fault])]);
        }

        var now = time.GetUtcNow();
        var submission = new Submission(SubmissionId.New(now), memberId, composition, now);
        var generations = composition
            .Ratios.SelectMany(ratio => Enumerable.Repeat(ratio, composition.Variants))
            .Select((ratio, i) => new Generation(GenerationId.New(now.AddMilliseconds(i)), submission, i + 1, ratio, now, retryOf))
            .ToList();
        db.Add(submission);
        db.AddRange(generations);
        await db.SaveChangesAsync(cancellationToken);
        return new SubmitOutcome.Queued(submission.Id, [.. generations.Select(g => g.Id)]);
    }
}
