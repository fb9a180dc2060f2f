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

/// <summary>What came of sending several compositions at once.</summary>
public abstract record AdmitAllOutcome
{
    private AdmitAllOutcome() { }

    /// <summary>All of them are in the queue, in the order in which they were given.</summary>
    public sealed record Queued(IReadOnlyList<SubmitOutcome.Queued> Submissions) : AdmitAllOutcome;

    /// <summary>Nothing was queued, because the rules speak against some of them.</summary>
    /// <param name="Violations">What they say, by the composition's place from 0.</param>
    public sealed record Refused(IReadOnlyDictionary<int, IReadOnlyList<RuleViolation>> Violations) : AdmitAllOutcome;

    /// <summary>The member may not send.</summary>
    public sealed record NotAllowed : AdmitAllOutcome;
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
    ) =>
        await AdmitAllAsync(db, memberId, [composition], SubmissionId.New(time.GetUtcNow()), retryOf, cancellationToken) switch
        {
            AdmitAllOutcome.Queued queued => queued.Submissions[0],
            AdmitAllOutcome.Refused refused => new SubmitOutcome.Refused(refused.Violations[0]),
            _ => new SubmitOutcome.NotAllowed(),
        };

    /// <summary>Queues compositions in the name of a member, each as a submission of its own and all in one commit, or says why not.</summary>
    /// <param name="db">Where they are written.</param>
    /// <param name="memberId">Who sends.</param>
    /// <param name="compositions">What is sent.</param>
    /// <param name="sending">Names the sending; its submissions are named after it, so that a second one of that name is refused by the database.</param>
    /// <param name="retryOf">The generation that is tried again.</param>
    /// <param name="cancellationToken">Stops.</param>
    public async Task<AdmitAllOutcome> AdmitAllAsync(
        StudioDbContext db,
        MemberId memberId,
        IReadOnlyList<Composition> compositions,
        SubmissionId sending,
        GenerationId? retryOf,
        CancellationToken cancellationToken
    )
    {
        if (!await db.MaySendAsync(memberId, cancellationToken))
        {
            return new AdmitAllOutcome.NotAllowed();
        }
        var items = await media.FindAsync(
            [.. compositions.SelectMany(c => c.References).Select(r => r.ItemId).Distinct()],
            cancellationToken
        );
        var errors = new Dictionary<int, IReadOnlyList<RuleViolation>>();
        foreach (var (place, composition) in compositions.Index())
        {
            if (
                GenerationRules.Check(composition, catalog, items).Where(v => v.Severity == RuleSeverity.Error).ToList() is
                { Count: > 0 } found
            )
            {
                errors[place] = found;
            }
        }
        if (errors.Count == 0 && items.Count > 0 && await reach.FindFaultAsync(cancellationToken) is { } fault)
        {
            foreach (var (place, composition) in compositions.Index().Where(c => c.Item.References.Count > 0))
            {
                var field = composition.References[0].Role.Field();
                errors[place] = [new RuleViolation(Rule.MediaOutOfReach, field, RuleSeverity.Error, [fault])];
            }
        }
        if (errors.Count > 0)
        {
            return new AdmitAllOutcome.Refused(errors);
        }

        var now = time.GetUtcNow();
        var made = 0; // identifiers of one sending follow each other, a millisecond apart
        var submissions = new List<SubmitOutcome.Queued>();
        foreach (var (place, composition) in compositions.Index())
        {
            var submission = new Submission(sending.At(checked((ushort)place)), memberId, composition, now);
            var generations = composition
                .Ratios.SelectMany(ratio => Enumerable.Repeat(ratio, composition.Variants))
                .Select((ratio, i) => new Generation(GenerationId.New(now.AddMilliseconds(made++)), submission, i + 1, ratio, now, retryOf))
                .ToList();
            db.Add(submission);
            db.AddRange(generations);
            submissions.Add(new SubmitOutcome.Queued(submission.Id, [.. generations.Select(g => g.Id)]));
        }
        await db.SaveChangesAsync(cancellationToken);
        return new AdmitAllOutcome.Queued(submissions);
    }
}
