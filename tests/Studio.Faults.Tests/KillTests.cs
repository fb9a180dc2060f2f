using System.Globalization;
using Studio.Domain.Generations;
using Studio.Testing;

namespace Studio.Faults.Tests;

/// <summary>The process ends without a word, at any moment.</summary>
public sealed class KillTests
{
    private const int Kills = 20;
    private const int InFlight = 50;

    [Fact]
    public async Task Twenty_kills_with_fifty_in_flight_lose_nothing_and_create_nothing_twice()
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("FAULT_SEED"), CultureInfo.InvariantCulture, out var given)
            ? given
            : Environment.TickCount;
        TestContext.Current.TestOutputHelper?.WriteLine($"FAULT_SEED={seed}");
        var random = new Random(seed);
        await using var run = await FaultRun.OpenAsync(await SandboxProcess.StartAsync());
        var studio = await run.PrepareStudioAsync();

        for (var kill = 0; kill < Kills; kill++)
        {
            await run.SubmitManyAsync(InFlight - await run.CountInFlightAsync());
            studio.Server.Launch();
            if (kill % 5 > 0) // one in five dies while it starts
            {
                await studio.Server.WaitUntilReadyAsync();
            }
            await Task.Delay(random.Next(1_200), TestContext.Current.CancellationToken);
            studio.Kill();
        }
        await studio.StartAsync();
        await run.WaitUntilSettledAsync(TimeSpan.FromSeconds(60));

        await run.AssertPromiseKeptAsync();
        var generations = await run.ReadAsync();
        Assert.All(generations, FaultRun.AssertEndedWellOrOpen);
        Report(generations);
    }

    private static void Report(IReadOnlyList<Generation> generations)
    {
        var unknown = generations.Count(g => g.Status == GenerationStatus.Unknown);
        var interrupted = generations.Count(g => g.Timeline.Any(e => e.Note == TimelineNote.Unsettled));
        TestContext.Current.SendDiagnosticMessage($"{generations.Count} generations, {interrupted} interrupted, {unknown} unknown");
    }
}
