using Studio.Domain.Generations;

namespace Studio.Benchmarks;

/// <summary>From the provider's success to a video that plays from our own store, with the settings that the product ships, ten tasks at once.</summary>
internal static class ArchiveDelay
{
    private const int Count = 60;

    private static readonly TimeSpan QueuedFor = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan RunningFor = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan PollInterval = TimeSpan.FromSeconds(2);

    /// <summary>Measures and prints.</summary>
    public static async Task RunAsync()
    {
        await using var bench = await Bench.OpenAsync(
            [("Sandbox:QueuedFor", $"{QueuedFor}"), ("Sandbox:RunningFor", $"{RunningFor}")],
            ("Seedance:MaxConcurrent", "10"),
            ("Seedance:CreatesPerMinute", "600"),
            ("Seedance:PollInterval", $"{PollInterval}")
        );
        await bench.SubmitManyAsync(Count);
        await bench.Studio.StartAsync();
        await bench.WaitUntilAsync(GenerationStatus.Succeeded, Count);
        var delays = (await bench.ReadAsync()).Select(g => (At(g, TimelineNote.Stored) - SucceededAtProvider(g)).TotalSeconds).ToList();
        Say.Beside("success to playable, p50", Say.Quantile(delays, 0.5), "s", "poll interval", PollInterval.TotalSeconds);
        Say.Beside("success to playable, p95", Say.Quantile(delays, 0.95), "s", "poll interval", PollInterval.TotalSeconds);
    }

    // The sandbox keeps to the clock exactly; its own time stamps are whole seconds.
    private static DateTimeOffset SucceededAtProvider(Generation generation) =>
        At(generation, TimelineNote.Accepted) + QueuedFor + RunningFor;

    private static DateTimeOffset At(Generation generation, TimelineNote note) => generation.Timeline.First(e => e.Note == note).At;
}
