using System.Globalization;
using System.Text;

namespace Studio.Seedance;

/// <summary>Which tasks to list, and which page of them.</summary>
public sealed record TaskQuery
{
    /// <summary>The provider's limit for <see cref="PageSize"/>.</summary>
    public const int LargestPage = 500;

    /// <summary>Counted from 1.</summary>
    public int PageNumber { get; init; } = 1;

    /// <summary>1 to <see cref="LargestPage"/>.</summary>
    public int PageSize { get; init; } = 100;

    /// <summary>Only tasks in this state; null for all.</summary>
    public TaskState? State { get; init; }

    /// <summary>Only these tasks; empty for all.</summary>
    public IReadOnlyList<string> TaskIds { get; init; } = [];

    /// <summary>Only tasks of this model or endpoint; null for all.</summary>
    public string? Model { get; init; }

    internal string ToQueryString()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(PageNumber, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(PageSize, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(PageSize, LargestPage);

        var query = new StringBuilder();
        query.Append(CultureInfo.InvariantCulture, $"page_num={PageNumber}&page_size={PageSize}");
        if (State is { } state)
        {
            query.Append("&filter.status=").Append(StatusWords.Filter(state));
        }

        foreach (var id in TaskIds)
        {
            query.Append("&filter.task_ids=").Append(Uri.EscapeDataString(id));
        }

        if (Model is not null)
        {
            query.Append("&filter.model=").Append(Uri.EscapeDataString(Model));
        }

        return query.ToString();
    }
}
