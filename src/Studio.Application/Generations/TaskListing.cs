using Studio.Seedance;

namespace Studio.Application.Generations;

/// <summary>The provider's list of tasks. Whether it has one, and whether it can be asked for certain tasks, is found out once and remembered.</summary>
public sealed class TaskListing(ProviderConnection provider)
{
    /// <summary>Tasks asked for in one call, at most: their ids stand in the address, and servers take about 8,000 characters of that.</summary>
    public const int TasksPerCall = 100;

    private const int MostPages = 500;

    private volatile bool _isMissing;
    private volatile bool _ignoresIds;

    /// <summary>Whether tasks can be asked for by their ids, as far as is known.</summary>
    public bool FindsTasks => !_isMissing && !_ignoresIds;

    /// <summary>The tasks created in a span, both ends included; null where the provider lists nothing.</summary>
    /// <exception cref="SeedanceException">No list came; that says nothing about the tasks.</exception>
    public async Task<IReadOnlyList<VideoTask>?> CreatedBetweenAsync(
        DateTimeOffset from,
        DateTimeOffset to,
        CancellationToken cancellationToken
    )
    {
        var found = new Dictionary<string, VideoTask>();
        for (var number = 1; number <= MostPages && !_isMissing; number++)
        {
            var query = new TaskQuery { PageNumber = number, PageSize = TaskQuery.LargestPage };
            if (await ListAsync(query, cancellationToken) is not { } page)
            {
                return null;
            }
            foreach (var task in page.Items.Where(t => t.CreatedAt >= from && t.CreatedAt <= to))
            {
                found[task.Id] = task; // one that came twice moved to the next page while it was read
            }
            if (page.Items.Count < query.PageSize || page.Items.All(t => t.CreatedAt < from))
            {
                return [.. found.Values];
            }
        }
        return _isMissing ? null : [.. found.Values];
    }

    /// <summary>What the provider says of at most <see cref="TasksPerCall"/> tasks in one call; a task that the answer leaves out must be asked for alone.</summary>
    /// <exception cref="SeedanceException">The provider is busy or away.</exception>
    public async Task<IReadOnlyDictionary<string, VideoTask>> FindAsync(IReadOnlyList<string> taskIds, CancellationToken cancellationToken)
    {
        var found = new Dictionary<string, VideoTask>();
        if (!FindsTasks)
        {
            return found;
        }
        var asked = taskIds.ToHashSet();
        try
        {
            var query = new TaskQuery { TaskIds = taskIds, PageSize = Math.Max(1, taskIds.Count) };
            foreach (var task in (await ListAsync(query, cancellationToken))?.Items ?? [])
            {
                if (asked.Contains(task.Id))
                {
                    found[task.Id] = task;
                }
                else
                {
                    _ignoresIds = true;
                }
            }
        }
        catch (SeedanceException exception) when (exception.Kind == SeedanceErrorKind.Refused)
        {
            _ignoresIds = true;
        }
        catch (SeedanceException exception)
            when (exception.Kind is not (SeedanceErrorKind.RateLimited or SeedanceErrorKind.Overloaded or SeedanceErrorKind.Unreachable))
        {
            // A gateway may answer a path that it doesn't know with anything; asking for each task alone tells.
        }
        return found;
    }

    private async Task<TaskPage?> ListAsync(TaskQuery query, CancellationToken cancellationToken)
    {
        try
        {
            return await provider.Client.ListTasksAsync(query, cancellationToken);
        }
        catch (SeedanceException exception) when (exception.Kind == SeedanceErrorKind.NotSupported)
        {
            _isMissing = true;
            return null;
        }
    }
}
