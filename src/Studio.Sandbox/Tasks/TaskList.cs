using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Studio.Sandbox.Tasks;

/// <summary>Answers a list request: filters, then one page, newest first.</summary>
internal static class TaskList
{
    private const int MaxPageSize = 500;

    private static readonly HashSet<string> Statuses = ["queued", "running", "succeeded", "failed", "cancelled", "expired"];

    public static IResult Read(IEnumerable<SandboxTask> tasks, IQueryCollection query, string baseUrl)
    {
        if (!TryNumber(query["page_num"], 1, MaxPageSize, out var page))
        {
            return SandboxError.Invalid("page_num", $"it must be an integer from 1 to {MaxPageSize}");
        }

        if (!TryNumber(query["page_size"], 20, MaxPageSize, out var size))
        {
            return SandboxError.Invalid("page_size", $"it must be an integer from 1 to {MaxPageSize}");
        }

        var status = query["filter.status"].ToString();
        if (status.Length > 0 && !Statuses.Contains(status))
        {
            return SandboxError.Invalid("filter.status", "the status is unknown");
        }

        var ids = query["filter.task_ids"].OfType<string>().ToHashSet();
        var model = query["filter.model"].ToString();
        var matching = tasks
            .Where(task => status.Length == 0 || task.State.ToString().Equals(status, StringComparison.OrdinalIgnoreCase))
            .Where(task => ids.Count == 0 || ids.Contains(task.Id))
            .Where(task => model.Length == 0 || task.Order.Model == model)
            .ToList();
        var items = matching.Skip((page - 1) * size).Take(size).Select(task => TaskReply.Of(task, baseUrl));
        return Results.Json(new { Items = items, Total = matching.Count }, SandboxJson.Options);
    }

    private static bool TryNumber(StringValues text, int fallback, int max, out int number)
    {
        number = fallback;
        return text.Count == 0
            || (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number >= 1 && number <= max);
    }
}
