using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Studio.Tests.History;

/// <summary>Asks SQLite how it would run each query, just before it does.</summary>
public sealed class PlanRecorder : DbCommandInterceptor
{
    /// <summary>What it said, one line each.</summary>
    public List<string> Lines { get; } = [];

    public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default
    )
    {
        var sql = command.CommandText;
        command.CommandText = $"EXPLAIN QUERY PLAN {sql}";
        await using (var plan = await command.ExecuteReaderAsync(cancellationToken))
        {
            while (await plan.ReadAsync(cancellationToken))
            {
                Lines.Add(plan.GetString(3));
            }
        }
        command.CommandText = sql;
        return result;
    }
}
