using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Studio.Application.Data;
using Studio.Domain.Generations;

namespace Studio.Application.Media;

/// <summary>Removes what a killed process left half-way: partial files that nothing will go on with, and scratch files.</summary>
public sealed partial class SweepLeftovers(
    IMediaStore store,
    ScratchFolder scratch,
    IDbContextFactory<StudioDbContext> contexts,
    IOptions<StorageOptions> options,
    TimeProvider time,
    ILogger<SweepLeftovers> logger
)
{
    /// <summary>A partial file unwritten for this long, or for an upload's life where that is longer, is in nobody's hands: imports, posters and probes take minutes.</summary>
    public static readonly TimeSpan LeastAge = TimeSpan.FromDays(1);

    private const int Batch = 200;

    private static readonly GenerationStatus[] Over = [.. Enum.GetValues<GenerationStatus>().Where(s => s.IsFinal())];

    /// <summary>Sweeps once; returns how many files went.</summary>
    public async Task<int> ExecuteAsync(CancellationToken cancellationToken)
    {
        var gone = scratch.Sweep();
        var life = options.Value.UploadLife > LeastAge ? options.Value.UploadLife : LeastAge;
        var oldest = time.GetUtcNow() - life;
        // Staged blocks alone are left to the blob store, which drops them after a week.
        var old = store.ListAsync(StoredArea.Partials, cancellationToken).Where(p => !p.IsStaged && p.ModifiedAt <= oldest);
        await foreach (var batch in old.Select(p => p.Key).Chunk(Batch).WithCancellation(cancellationToken))
        {
            gone += await SweepAsync(batch, cancellationToken);
        }
        if (gone > 0)
        {
            LogSwept(gone);
        }
        return gone;
    }

    private async Task<int> SweepAsync(string[] keys, CancellationToken cancellationToken)
    {
        var gone = 0;
        var ids = keys.Select(StoreKey.IdAtEnd).OfType<Guid>().ToList();
        var inUse = await InUseAsync(ids, cancellationToken);
        foreach (var key in keys.Where(k => StoreKey.IdAtEnd(k) is not { } id || !inUse.Contains(id)))
        {
            try
            {
                await store.DiscardAsync(key, cancellationToken);
                gone++;
            }
            catch (MediaStoreException e)
            {
                LogKept(e, key);
            }
        }
        return gone;
    }

    // An upload's row keeps its bytes until the row itself is swept; a generation keeps what it has fetched for as long as it lasts.
    private async Task<HashSet<Guid>> InUseAsync(List<Guid> ids, CancellationToken cancellationToken)
    {
        var uploads = ids.ConvertAll(UploadId.From);
        var generations = ids.ConvertAll(GenerationId.From);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var arriving = await db.Uploads.Where(u => uploads.Contains(u.Id)).Select(u => u.Id).ToListAsync(cancellationToken);
        var fetching = await db
            .Generations.Where(g => generations.Contains(g.Id) && !Over.Contains(g.Status))
            .Select(g => g.Id)
            .ToListAsync(cancellationToken);
        return [.. arriving.Select(u => u.Value), .. fetching.Select(g => g.Value)];
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Count} files left half-way were removed")]
    private partial void LogSwept(int count);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Partial file {Key} could not be removed")]
    private partial void LogKept(Exception e, string key);
}
