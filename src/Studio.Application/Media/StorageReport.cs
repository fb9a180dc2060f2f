using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Studio.Application.Data;
using Studio.Domain.Media;

namespace Studio.Application.Media;

/// <summary>Compares the items of the database with the files of the store, both ways, in the memory of a few pages whatever there is.</summary>
/// <remarks>
/// Both are read in the order of the hash that items and keys begin with, and merged. What one side seems to lack is only suspected:
/// either may have changed meanwhile, so each suspect is asked for by name before it becomes a finding.
/// </remarks>
public sealed class StorageReport(IMediaStore store, IDbContextFactory<StudioDbContext> contexts, TimeProvider time)
{
    /// <summary>A file younger than this may still get its item, which is written after it; it is nothing to report.</summary>
    public static readonly TimeSpan Arriving = TimeSpan.FromHours(1);

    private const int Page = 500;
    private const int Suspects = 200;

    /// <summary>Reads both sides once; findings come as they are found.</summary>
    /// <param name="progress">Told now and then, and at the end.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="MediaStoreException">The store is away or broken.</exception>
    public async IAsyncEnumerable<StorageFinding> ReadAsync(
        IProgress<StorageTally>? progress,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var tally = StorageTally.Zero;
        var suspects = new List<Suspect>();
        await using var expected = ExpectedAsync(cancellationToken).GetAsyncEnumerator(cancellationToken);
        await using var found = store.ListAsync(StoredArea.Files, cancellationToken).GetAsyncEnumerator(cancellationToken);
        var (isExpected, isFound) = (await expected.MoveNextAsync(), await found.MoveNextAsync());
        while (isExpected || isFound)
        {
            var order =
                !isFound ? -1
                : !isExpected ? 1
                : string.CompareOrdinal(expected.Current.Key, found.Current.Key);
            var (here, there) = (order <= 0 ? expected.Current : null, order >= 0 ? found.Current : null);
            if (here is null || there is null || !here.Fits(there.Length))
            {
                suspects.Add(new Suspect(here, there));
            }
            tally = Count(tally, here, there);
            if (suspects.Count == Suspects)
            {
                foreach (var finding in await ConfirmAsync(suspects, cancellationToken))
                {
                    yield return finding;
                }
                suspects.Clear();
            }
            if ((tally.Items + tally.Files) % Page == 0)
            {
                progress?.Report(tally);
            }
            isExpected = order <= 0 ? await expected.MoveNextAsync() : isExpected;
            isFound = order >= 0 ? await found.MoveNextAsync() : isFound;
        }
        foreach (var finding in await ConfirmAsync(suspects, cancellationToken))
        {
            yield return finding;
        }
        await foreach (var partial in store.ListAsync(StoredArea.Partials, cancellationToken))
        {
            var length = partial.IsStaged ? await store.PartialLengthAsync(partial.Key, cancellationToken) : partial.Length;
            tally = tally with { Partials = tally.Partials + 1, PartialBytes = tally.PartialBytes + length };
        }
        progress?.Report(tally);
    }

    /// <summary>Those keys that no item has.</summary>
    internal async Task<IReadOnlySet<string>> UnclaimedAsync(IReadOnlyCollection<string> keys, CancellationToken cancellationToken)
    {
        var unclaimed = keys.ToHashSet();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var claimed = db
            .MediaItems.Where(m => keys.Contains(m.StoreKey) || keys.Contains(m.PosterKey))
            .Select(m => new { m.StoreKey, m.PosterKey })
            .AsAsyncEnumerable();
        await foreach (var item in claimed.WithCancellation(cancellationToken))
        {
            unclaimed.ExceptWith([item.StoreKey, item.PosterKey ?? item.StoreKey]);
        }
        return unclaimed;
    }

    private static StorageTally Count(StorageTally tally, Expected? here, StoredBlob? there)
    {
        var isPoster = there is not null && StoreKey.IsPoster(there.Key);
        return tally with
        {
            Items = tally.Items + (here is { IsPoster: false } ? 1 : 0),
            Files = tally.Files + (there is null ? 0 : 1),
            Bytes = tally.Bytes + (there?.Length ?? 0),
            Posters = tally.Posters + (isPoster ? 1 : 0),
            PosterBytes = tally.PosterBytes + (isPoster ? there!.Length : 0),
        };
    }

    // Page by page over the unique index of the hash: no query stays open while the store is listed.
    private async IAsyncEnumerable<Expected> ExpectedAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var after = ""; ; )
        {
            List<Row> page;
            await using (var db = await contexts.CreateDbContextAsync(cancellationToken))
            {
                var items = db.MediaItems.Where(m => m.Sha256.CompareTo(after) > 0).OrderBy(m => m.Sha256).Take(Page);
                page = await items
                    .Join(db.Users, m => m.MemberId, u => u.Id, (item, member) => new Row(item, member.Name))
                    .AsNoTracking()
                    .ToListAsync(cancellationToken);
            }
            // The join may have lost the order.
            foreach (var row in page.OrderBy(r => r.Item.Sha256, StringComparer.Ordinal))
            {
                yield return new Expected(row.Item.StoreKey, row, IsPoster: false);
                if (row.Item.PosterKey is { } poster)
                {
                    yield return new Expected(poster, row, IsPoster: true);
                }
                after = row.Item.Sha256;
            }
            if (page.Count < Page)
            {
                yield break;
            }
        }
    }

    private async Task<IReadOnlyList<StorageFinding>> ConfirmAsync(List<Suspect> suspects, CancellationToken cancellationToken)
    {
        var findings = new List<StorageFinding>();
        var items = suspects.Where(s => s.Expected is not null).Select(s => s.Expected!.Row.Item.Id).ToHashSet();
        var keys = suspects.Where(s => s.Expected is null).Select(s => s.Found!.Key).ToList();
        var unclaimed = keys.Count == 0 ? null : await UnclaimedAsync(keys, cancellationToken);
        if (items.Count > 0)
        {
            await using var db = await contexts.CreateDbContextAsync(cancellationToken);
            items = await db.MediaItems.Where(m => items.Contains(m.Id)).Select(m => m.Id).ToHashSetAsync(cancellationToken);
        }
        foreach (var (expected, found) in suspects)
        {
            if (expected is not null && items.Contains(expected.Row.Item.Id))
            {
                var length = await store.LengthAsync(expected.Key, cancellationToken);
                if (length is null || !expected.Fits(length.Value))
                {
                    findings.Add(expected.ToFinding(length));
                }
            }
            else if (expected is null && unclaimed!.Contains(found!.Key) && ToFinding(found) is { } orphan)
            {
                // Listed, and deleted since: nothing is left to report.
                if (await store.LengthAsync(orphan.Key, cancellationToken) is not null)
                {
                    findings.Add(orphan);
                }
            }
        }
        return findings;
    }

    private StorageFinding.Orphaned? ToFinding(StoredBlob blob)
    {
        var now = time.GetUtcNow();
        // A move within a disk keeps the time of the last write; the key knows when the file was put in its place.
        DateTimeOffset[] known = [.. new[] { blob.ModifiedAt, StoreKey.MadeAt(blob.Key) }.OfType<DateTimeOffset>()];
        var since = known.Length == 0 ? now : known.Max();
        return now - since < Arriving ? null : new StorageFinding.Orphaned(blob.Key, blob.Length, since);
    }

    private sealed record Row(MediaItem Item, string Member);

    private sealed record Suspect(Expected? Expected, StoredBlob? Found);

    private sealed record Expected(string Key, Row Row, bool IsPoster)
    {
        public bool Fits(long length) => IsPoster || length == Row.Item.Length;

        public StorageFinding.Missing ToFinding(long? found) =>
            new(Row.Item.Id, Row.Item.Name, Row.Item.Kind, Row.Member, Row.Item.CreatedAt, IsPoster ? 0 : Row.Item.Length, found, IsPoster);
    }
}
