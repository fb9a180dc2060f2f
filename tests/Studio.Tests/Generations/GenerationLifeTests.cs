using Studio.Domain.Generations;
using Studio.Domain.Media;
using Studio.Testing;

namespace Studio.Tests.Generations;

public sealed class GenerationLifeTests
{
    private static readonly Dictionary<string, (Action<Generation> Act, GenerationStatus To, GenerationStatus[] From)> Transitions = new()
    {
        ["send"] = (g => g.StartSending(Make.Now, "{}"), GenerationStatus.Submitting, [GenerationStatus.Queued]),
        ["accept"] = (g => g.Accept(Make.Now, "cgt-1", Make.Now), GenerationStatus.Submitted, [GenerationStatus.Submitting]),
        ["return to the queue"] = (
            g => g.ReturnToQueue(Make.Now, Make.Now, "RateLimited"),
            GenerationStatus.Queued,
            [GenerationStatus.Submitting]
        ),
        ["park"] = (g => g.Park(Make.Now, new Failure(FailureReason.NoAnswer)), GenerationStatus.Unknown, [GenerationStatus.Submitting]),
        ["settle"] = (g => g.Settle(Make.Now, "cgt-1", Make.Now), GenerationStatus.Submitted, [GenerationStatus.Unknown]),
        ["send again"] = (g => g.SendAgain(Make.Now, g.MemberId), GenerationStatus.Queued, [GenerationStatus.Unknown]),
        ["give up"] = (g => g.GiveUp(Make.Now, g.MemberId), GenerationStatus.Failed, [GenerationStatus.Unknown]),
        ["start"] = (g => g.Start(Make.Now), GenerationStatus.Running, [GenerationStatus.Submitted]),
        ["finish at the provider"] = (
            g => g.FinishAtProvider(Make.Now, "https://example.com/v.mp4", Make.Now, null),
            GenerationStatus.Archiving,
            [GenerationStatus.Submitted, GenerationStatus.Running]
        ),
        ["succeed"] = (g => g.Succeed(Make.Now, Make.Item(MediaKind.Video)), GenerationStatus.Succeeded, [GenerationStatus.Archiving]),
        ["fail"] = (
            g => g.End(Make.Now, GenerationStatus.Failed, new Failure(FailureReason.ProviderFailed)),
            GenerationStatus.Failed,
            [
                GenerationStatus.Queued,
                GenerationStatus.Submitting,
                GenerationStatus.Submitted,
                GenerationStatus.Running,
                GenerationStatus.Archiving,
                GenerationStatus.Unknown,
            ]
        ),
        ["expire"] = (
            g => g.End(Make.Now, GenerationStatus.Expired, new Failure(FailureReason.TaskExpired)),
            GenerationStatus.Expired,
            [GenerationStatus.Submitted, GenerationStatus.Running, GenerationStatus.Archiving]
        ),
        ["cancel"] = (
            g => g.Cancel(Make.Now, g.MemberId),
            GenerationStatus.Cancelled,
            [GenerationStatus.Queued, GenerationStatus.Submitted, GenerationStatus.Running]
        ),
    };

    public static TheoryData<GenerationStatus, string> EveryStatusAndTransition =>
        new MatrixTheoryData<GenerationStatus, string>(Enum.GetValues<GenerationStatus>(), Transitions.Keys);

    [Theory]
    [MemberData(nameof(EveryStatusAndTransition))]
    public void A_transition_happens_from_its_own_statuses_and_from_no_other(GenerationStatus from, string name)
    {
        var (act, to, permitted) = Transitions[name];
        var generation = Make.Generation(from);
        var (version, lines) = (generation.Version, generation.Timeline.Count);

        if (permitted.Contains(from))
        {
            act(generation);
            Assert.Equal(to, generation.Status);
            Assert.True(generation.Version > version);
            Assert.Equal(to, generation.Timeline.Skip(lines).Single().Status);
        }
        else
        {
            Assert.Throws<InvalidOperationException>(() => act(generation));
            Assert.Equal((from, version, lines), (generation.Status, generation.Version, generation.Timeline.Count));
        }
    }

    [Fact]
    public void The_table_of_the_design_and_the_transitions_are_the_same() =>
        Assert.Equal(
            GenerationLife.Next.SelectMany(n => n.Value.Select(to => (n.Key, to))).Order(),
            Transitions.Values.SelectMany(t => t.From.Select(from => (from, t.To))).Distinct().Order()
        );

    [Fact]
    public void Only_what_ended_is_final() =>
        Assert.Equal(
            [GenerationStatus.Succeeded, GenerationStatus.Failed, GenerationStatus.Cancelled, GenerationStatus.Expired],
            Enum.GetValues<GenerationStatus>().Where(s => s.IsFinal())
        );

    [Fact]
    public void A_claim_is_kept_while_sending_and_given_back_after()
    {
        var generation = Make.Generation();
        generation.StartSending(Make.Now, "{}");
        generation.ReturnToQueue(Make.Now, Make.Now.AddSeconds(8), "RateLimited");

        Assert.Equal((Make.Now.AddSeconds(8), 1), (generation.NextActionAt, generation.Attempts));
        Assert.Null(generation.LeaseOwner);
    }
}
