using System.Diagnostics;
using Studio.Application.History;
using Studio.Domain.Generations;

namespace Studio.Benchmarks;

/// <summary>A page of the history 10,000 generations down, beside the first page.</summary>
internal static class HistoryDepth
{
    private const int Count = 12_000;
    private const int Depth = 10_000;
    private const int PageSize = 48;
    private const int Repetitions = 200;

    /// <summary>Measures and prints.</summary>
    public static async Task RunAsync()
    {
        await using var bench = await Bench.OpenAsync([]);
        var samples = Path.Combine(AppContext.BaseDirectory, "samples");
        Stream? Sample(string ratio) => File.OpenRead(Path.Combine(samples, $"{ratio.Replace(':', 'x')}.mp4"));
        await bench.Desk.Get<DemoHistory>().FillAsync(Count, Sample, new Progress<int>(), CancellationToken.None);

        var history = bench.Desk.Get<GenerationHistory>();
        GenerationId? deep = null;
        for (var seen = 0; seen < Depth; seen += 500)
        {
            deep = (await history.ListAsync(new HistoryFilter(), deep, 500, CancellationToken.None)).Next;
        }
        await MedianAsync(history, null); // warm
        var (first, last) = (await MedianAsync(history, null), await MedianAsync(history, deep));
        Say.Beside($"history page at {Depth}, median", last, "ms", "first page", first);
    }

    private static async Task<double> MedianAsync(GenerationHistory history, GenerationId? before)
    {
        var times = new List<double>();
        for (var repetition = 0; repetition < Repetitions; repetition++)
        {
            var clock = Stopwatch.StartNew();
            await history.ListAsync(new HistoryFilter(), before, PageSize, CancellationToken.None);
            times.Add(clock.Elapsed.TotalMilliseconds);
        }
        return Say.Quantile(times, 0.5);
    }
}
