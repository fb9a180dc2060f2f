namespace Studio.Application.Generations;

/// <summary>Waits that grow.</summary>
internal static class Backoff
{
    /// <summary>A wait that doubles with each attempt up to a longest, minus up to a quarter at random, so that many don't come back at once.</summary>
    public static TimeSpan Jittered(int attempts, TimeSpan first, TimeSpan longest) =>
        Growing(attempts, first, longest, 2) * (1 - (Random.Shared.NextDouble() / 4));

    /// <summary>A wait that grows by a factor with each attempt, up to a longest.</summary>
    public static TimeSpan Growing(int attempts, TimeSpan first, TimeSpan longest, double factor) =>
        TimeSpan.FromSeconds(Math.Min(longest.TotalSeconds, first.TotalSeconds * Math.Pow(factor, Math.Min(attempts, 30))));
}
