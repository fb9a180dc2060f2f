using Microsoft.EntityFrameworkCore;
using Studio.Application.Data;
using Studio.Application.Generations;
using Studio.Application.Media;
using Studio.Application.Team;
using Studio.Domain.Catalog;
using Studio.Domain.Generations;
using Studio.Domain.Media;
using Studio.Domain.Team;

namespace Studio.Application.History;

/// <summary>Fills a history for trying the studio out: settled generations of the past half year, by members who can't sign in. The workers have nothing to do with them.</summary>
public sealed class DemoHistory(
    IDbContextFactory<StudioDbContext> contexts,
    MediaIntake intake,
    IMediaStore store,
    ModelCatalog catalog,
    TimeProvider time
)
{
    private const int Batch = 500;
    private const int MostOfSubmission = 4;

    private static readonly TimeSpan Past = TimeSpan.FromDays(180);
    private static readonly string[] Names = ["Mei Lin", "Tom Krüger", "Aisha Rahman", "李文"];
    private static readonly FailureReason[] Failures =
    [
        FailureReason.InputContent,
        FailureReason.OutputContent,
        FailureReason.ProviderFailed,
        FailureReason.RealFace,
        FailureReason.MediaUnreachable,
    ];

    private readonly Random _random = new(20_260_728); // the same history each time

    /// <summary>Adds generations.</summary>
    /// <param name="count">How many.</param>
    /// <param name="sample">A video of a ratio such as <c>16:9</c>; null where there is none.</param>
    /// <param name="added">Told how many there are after each batch.</param>
    /// <param name="cancellationToken">Stops between two batches.</param>
    /// <exception cref="InvalidOperationException">There is no sample of any ratio on offer.</exception>
    public async Task FillAsync(int count, Func<string, Stream?> sample, IProgress<int> added, CancellationToken cancellationToken)
    {
        var members = await FindOrAddMembersAsync(cancellationToken);
        var videos = await TakeSamplesAsync(members[0], sample, cancellationToken);
        var begin = time.GetUtcNow() - Past;
        for (var made = 0; made < count; )
        {
            await using var db = await contexts.CreateDbContextAsync(cancellationToken);
            db.ChangeTracker.AutoDetectChangesEnabled = false;
            for (var end = Math.Min(count, made + Batch); made < end; )
            {
                var at = begin + Past * ((double)made / count);
                var submission = new Submission(SubmissionId.New(at), Pick(members), Compose([.. videos.Keys]), at);
                db.Add(submission);
                var siblings = Math.Min(end - made, _random.Next(1, MostOfSubmission + 1));
                for (var number = 1; number <= siblings; number++, made++)
                {
                    db.Add(Live(submission, number, videos[submission.Composition.Ratio]));
                }
            }
            await db.SaveChangesAsync(cancellationToken);
            added.Report(made);
        }
    }

    private Composition Compose(string[] ratios)
    {
        var duration = catalog.Default.Duration;
        return catalog.NewComposition() with
        {
            Prompt = $"{Pick(DemoPrompts.Subjects)} {Pick(DemoPrompts.Scenes)} {Pick(DemoPrompts.Looks)}",
            Ratio = Pick(ratios),
            Duration = _random.Next(duration.Min, duration.Max + 1),
            Sound = _random.Next(3) > 0,
        };
    }

    private Generation Live(Submission submission, int number, MediaItem video)
    {
        var now = submission.CreatedAt.AddMilliseconds(number);
        var generation = new Generation(GenerationId.New(now), submission, number, submission.Composition.Ratio, now);
        var fate = _random.Next(100);
        if (fate < 4)
        {
            generation.Cancel(Later(5, 60), submission.MemberId);
            return generation;
        }
        var profile = catalog.Default;
        generation.StartSending(
            Later(1, 4),
            ProviderMapping.ToRequest(submission.Composition, generation.Ratio, profile, _ => "").ToJson(indented: true)
        );
        if (fate < 8)
        {
            generation.End(Later(1, 3), GenerationStatus.Failed, new Failure(FailureReason.InputContent));
            return generation;
        }
        generation.Accept(Later(1, 3), $"demo-{generation.Id}", now);
        generation.Start(Later(3, 40));
        if (fate < 15)
        {
            generation.End(Later(20, 200), GenerationStatus.Failed, new Failure(Pick(Failures)));
        }
        else if (fate < 18)
        {
            generation.End(Later(3600, 7200), GenerationStatus.Expired, new Failure(FailureReason.TaskExpired));
        }
        else
        {
            var tokens = TokenEstimate.For(submission.Composition, profile, new Dictionary<MediaItemId, MediaItem>())?.Tokens;
            generation.FinishAtProvider(Later(30, 240), "https://example.com/demo.mp4", now.AddHours(24), tokens);
            generation.Succeed(Later(1, 6), video);
        }
        return generation;

        DateTimeOffset Later(int least, int most) => now = now.AddSeconds(_random.Next(least, most));
    }

    private async Task<Dictionary<string, MediaItem>> TakeSamplesAsync(
        MemberId memberId,
        Func<string, Stream?> sample,
        CancellationToken cancellationToken
    )
    {
        var videos = new Dictionary<string, MediaItem>();
        foreach (var ratio in catalog.Default.Ratios.Select(r => r.Ratio))
        {
            await using var content = sample(ratio);
            if (content is null)
            {
                continue;
            }
            var partial = $"demo-{Guid.NewGuid():N}";
            await store.AppendAsync(partial, 0, content, cancellationToken);
            var request = new IntakeRequest(partial, $"demo-{ratio.Replace(':', 'x')}.mp4", memberId, MediaOrigin.Generated);
            if (await intake.AdoptAsync(request, cancellationToken) is IntakeOutcome.Adopted adopted)
            {
                videos[ratio] = adopted.Item;
            }
        }
        return videos.Count > 0 ? videos : throw new InvalidOperationException("There is no sample video of any ratio on offer.");
    }

    private async Task<MemberId[]> FindOrAddMembersAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var members = new List<Member>();
        foreach (var (number, name) in Names.Index())
        {
            var email = $"demo-{number + 1}@example.com";
            var member = await db.Users.SingleOrDefaultAsync(m => m.Email == email, cancellationToken);
            members.Add(member ?? db.Add(NewMember(name, email)).Entity);
        }
        await db.SaveChangesAsync(cancellationToken);
        return [.. members.Select(m => m.Id)];
    }

    private Member NewMember(string name, string email) =>
        new()
        {
            Id = MemberId.New(time.GetUtcNow()),
            Name = name,
            Email = email,
            NormalizedEmail = email.ToUpperInvariant(),
            UserName = email,
            NormalizedUserName = email.ToUpperInvariant(),
            SecurityStamp = Guid.NewGuid().ToString("N"),
            Role = MemberRole.Editor,
            JoinedAt = time.GetUtcNow() - Past,
        };

    private T Pick<T>(IReadOnlyList<T> from) => from[_random.Next(from.Count)];
}
