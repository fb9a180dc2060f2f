using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Studio.Application.Data.PostgreSql;

/// <summary>Makes a tagged query take only rows that no other instance is taking, and lock them until its transaction ends.</summary>
internal sealed class SkipLockedRows : DbCommandInterceptor
{
    /// <summary>The tag of such a query; on SQLite, which has one writer at a time, it is a remark.</summary>
    public const string Tag = "skip locked rows";

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default
    )
    {
        if (command.CommandText.StartsWith($"-- {Tag}", StringComparison.Ordinal))
        {
            command.CommandText += "\nFOR UPDATE SKIP LOCKED";
        }
        return ValueTask.FromResult(result);
    }
}
