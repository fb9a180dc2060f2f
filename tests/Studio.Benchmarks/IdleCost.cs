using Studio.Domain.Generations;
using Studio.Testing;

namespace Studio.Benchmarks;

/// <summary>Processor time while nothing happens: with 10,000 tasks at the provider, polled at the longest interval, beside an empty studio.</summary>
internal static class IdleCost
{
    private const int Count = 10_000;
    private const int LooksBefore = 20; // by then the interval has grown to its longest

    private static readonly TimeSpan Window = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(45); // every task has been looked at once
    private static readonly TimeSpan LongestInterval = TimeSpan.FromSeconds(30);

    /// <summary>Measures and prints.</summary>
    public static async Task RunAsync()
    {
        await using var bench = await Bench.OpenAsync([("Sandbox:QueuedFor", "10:00:00")], ("Seedance:PollInterval", "00:00:02"));
        await bench.Studio.StartAsync();
        await Task.Delay(Window);
        var empty = await MeasureAsync(bench);
        bench.Studio.Kill();

        await FillAsync(bench);
        await bench.Studio.StartAsync();
        await Task.Delay(WarmUp);
        var full = await MeasureAsync(bench);
        Say.Beside($"processor, {Count} in flight", full * 100, "% of one core", "empty studio", empty * 100);
        Say.Alone("memory at most", bench.Studio.Server.PeakMemory / 1e6, "MB");
    }

    private static async Task<double> MeasureAsync(Bench bench)
    {
        var before = bench.Studio.Server.ProcessorTime;
        await Task.Delay(Window);
        return (bench.Studio.Server.ProcessorTime - before) / Window;
    }

    private static async Task FillAsync(Bench bench)
    {
        const string Body =
            """{"model":"doubao-seedance-2-0-260128","content":[{"type":"text","text":"A paper boat"}],"ratio":"16:9","duration":5}""";
        using var http = bench.Client();
        var now = TimeProvider.System.GetUtcNow();
        foreach (var batch in Enumerable.Range(0, Count).Chunk(500))
        {
            var tasks = await Task.WhenAll(batch.Select(_ => Bench.CreateAsync(http, Body)));
            await using var db = await bench.ContextAsync();
            foreach (var (number, task) in batch.Zip(tasks))
            {
                var submission = Make.Submission(memberId: bench.Desk.Member.Id, at: now);
                var generation = new Generation(GenerationId.New(now), submission, 1, submission.Composition.Ratio, now);
                generation.StartSending(now, Body);
                generation.Accept(now, task, now);
                for (var look = 0; look < LooksBefore; look++)
                {
                    generation.LookAgain(now + LongestInterval * number / Count);
                }
                db.Add(submission);
                db.Add(generation);
            }
            await db.SaveChangesAsync();
        }
    }
}
