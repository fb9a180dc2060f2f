namespace Studio.Seedance;

/// <summary>One page of the provider's list of tasks.</summary>
/// <param name="Items">The tasks of this page; an entry without an id is left out.</param>
/// <param name="Total">How many tasks match on all pages; null if the provider doesn't say.</param>
public sealed record TaskPage(IReadOnlyList<VideoTask> Items, long? Total);
