using FsCheck;
using FsCheck.Fluent;
using Studio.Domain.Generations;
using Studio.Domain.Media;
using Studio.Testing;

namespace Studio.Tests.Generations;

/// <summary>Whatever happens, in whatever order.</summary>
public sealed class GenerationPropertyTests
{
    private static readonly Action<Generation>[] Events =
    [
        g => g.StartSending(Make.Now, "{}"),
        g => g.Accept(Make.Now, "cgt-1", Make.Now),
        g => g.ReturnToQueue(Make.Now, Make.Now, "RateLimited"),
        g => g.Park(Make.Now, new Failure(FailureReason.NoAnswer)),
        g => g.Settle(Make.Now, "cgt-1", Make.Now),
        g => g.SendAgain(Make.Now, g.MemberId),
        g => g.GiveUp(Make.Now, g.MemberId),
        g => g.Start(Make.Now),
        g => g.LookAgain(Make.Now),
        g => g.LookNow(Make.Now),
        g => g.AskCancel(Make.Now, g.MemberId),
        g => g.RefuseCancel(Make.Now, "StillRunning"),
        g => g.Cancel(Make.Now, null),
        g => g.FinishAtProvider(Make.Now, "https://example.com/v.mp4", Make.Now, null),
        g => g.FetchAgain(Make.Now, Make.Now),
        g => g.AskFetch(Make.Now, g.MemberId),
        g => g.Succeed(Make.Now, Make.Item(MediaKind.Video)),
        g => g.End(Make.Now, GenerationStatus.Failed, new Failure(FailureReason.ProviderFailed)),
        g => g.End(Make.Now, GenerationStatus.Expired, new Failure(FailureReason.TaskExpired)),
        g => g.Release(Make.Now),
    ];

    private static readonly Arbitrary<List<int>> Sequences = Gen.Choose(0, Events.Length - 1)
        .ListOf()
        .Select(l => l.ToList())
        .ToArbitrary();

    [Fact]
    public void States_only_move_forward_and_the_timeline_explains_every_one() =>
        Prop.ForAll(
                Sequences,
                sequence =>
                {
                    var generation = Make.Generation();
                    return sequence.TrueForAll(i => Moves(generation, Events[i])) && Explains(generation);
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(2000).WithEndSize(60));

    private static bool Moves(Generation generation, Action<Generation> happens)
    {
        var (status, version, lines) = (generation.Status, generation.Version, generation.Timeline.Count);
        try
        {
            happens(generation);
        }
        catch (InvalidOperationException)
        {
            return (status, version, lines) == (generation.Status, generation.Version, generation.Timeline.Count);
        }
        return generation.Version > version
            && (generation.Status == status || GenerationLife.Next[status].Contains(generation.Status))
            && (generation.Status == status || generation.Timeline.Count > lines);
    }

    private static bool Explains(Generation generation)
    {
        var told = generation.Timeline.Select(e => e.Status).ToList();
        return told[0] == GenerationStatus.Queued
            && told[^1] == generation.Status
            && told.Zip(told.Skip(1)).All(step => step.First == step.Second || GenerationLife.Next[step.First].Contains(step.Second));
    }
}
