using Studio.Domain.Generations;
using Studio.Testing;

namespace Studio.Faults.Tests;

/// <summary>Holds one generation against what the provider saw of it.</summary>
internal static class Verdict
{
    /// <summary>What is wrong with it, in sentences.</summary>
    public static IEnumerable<string> Of(Generation generation, IReadOnlyList<AcceptedCreate> creates)
    {
        var who = $"{generation.Id} ({generation.Status})";
        var wasTaken = generation.TaskId is not null;
        if (creates.Count > 1)
        {
            yield return $"{who} was created {creates.Count} times.";
        }
        if (creates.Count == 0 && wasTaken)
        {
            yield return $"{who} was never created.";
        }
        if (creates.Count > 0 && !wasTaken && generation.Status is not (GenerationStatus.Unknown or GenerationStatus.Submitting))
        {
            yield return $"{who} was created, and does not know.";
        }
        if (wasTaken && creates.Count > 0 && creates.All(c => c.Id != generation.TaskId))
        {
            yield return $"{who} follows another's task.";
        }
        if (generation.Status == GenerationStatus.Succeeded && generation.VideoId is null)
        {
            yield return $"{who} has no video.";
        }
        var before = GenerationStatus.Queued;
        foreach (var line in generation.Timeline)
        {
            if (line.Status != before && !GenerationLife.Next[before].Contains(line.Status))
            {
                yield return $"{who} went from {before} to {line.Status}.";
            }
            before = line.Status;
        }
        if (before != generation.Status)
        {
            yield return $"{who} stands where its timeline does not lead: {before}.";
        }
    }
}
