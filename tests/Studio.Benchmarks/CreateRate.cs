using System.Diagnostics;
using Studio.Domain.Generations;

namespace Studio.Benchmarks;

/// <summary>Creates a second, sustained, beside the same requests from a bare client that keeps no record of anything.</summary>
internal static class CreateRate
{
    private const int Count = 1000; // the most that may be at the provider at once
    private const int AtOnce = 8;

    /// <summary>Measures and prints.</summary>
    public static async Task RunAsync()
    {
        await using var bench = await Bench.OpenAsync(
            [("Sandbox:QueuedFor", "01:00:00")],
            ("Seedance:MaxConcurrent", $"{Count}"),
            ("Seedance:CreatesPerMinute", "10000"),
            ("Seedance:PollInterval", "00:10:00")
        );
        await bench.SubmitManyAsync(Count);
        await bench.Studio.StartAsync();
        await bench.WaitUntilAsync(GenerationStatus.Submitted, Count);
        var sent = await bench.ReadAsync();
        var first = sent.Min(g => g.Timeline.First(e => e.Note == TimelineNote.Sending).At);
        var last = sent.Max(g => g.Timeline.First(e => e.Note == TimelineNote.Accepted).At);
        bench.Studio.Kill();

        using var http = bench.Client();
        var body = sent[0].SentRequest!;
        await Bench.CreateAsync(http, body);
        var clock = Stopwatch.StartNew();
        await Parallel.ForAsync(
            0,
            Count,
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce },
            async (_, _) => await Bench.CreateAsync(http, body)
        );
        Say.Beside(
            "creates",
            Count / (last - first).TotalSeconds,
            "a second",
            $"bare client, {AtOnce} at once",
            Count / clock.Elapsed.TotalSeconds
        );
    }
}
