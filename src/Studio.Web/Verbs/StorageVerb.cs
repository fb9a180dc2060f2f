using System.Globalization;
using Studio.Application.Data;
using Studio.Application.Media;
using Studio.Domain.Media;
using Studio.Web.Shared;

namespace Studio.Web.Verbs;

/// <summary><c>storage [--delete-orphans]</c>: what the media take, and where the database and the store disagree; reads beside a running studio.</summary>
internal sealed class StorageVerb(IServiceProvider services, TextWriter output, TextWriter error)
{
    /// <summary>The word that also deletes.</summary>
    public const string DeleteWord = "--delete-orphans";

    private const int NotDone = 1;
    private const int Disagree = 2;
    private const int Batch = 200;

    private readonly DeleteOrphans _delete = services.GetRequiredService<DeleteOrphans>();

    public async Task<int> RunAsync(bool deletesOrphans)
    {
        if (!await services.GetRequiredService<StudioDatabase>().AnswersAsync(CancellationToken.None))
        {
            await error.WriteLineAsync("There is no database yet, or it does not answer.");
            return NotDone;
        }
        await WriteUsageAsync(await services.GetRequiredService<StorageUsage>().ReadAsync(CancellationToken.None));
        var last = new Last();
        var orphans = new List<StorageFinding.Orphaned>();
        var (missing, orphaned, gone, goneBytes) = (0, 0, 0, 0L);
        await foreach (var finding in services.GetRequiredService<StorageReport>().ReadAsync(last, CancellationToken.None))
        {
            await output.WriteLineAsync(Line(finding));
            missing += finding is StorageFinding.Missing ? 1 : 0;
            orphaned += finding is StorageFinding.Orphaned ? 1 : 0;
            if (deletesOrphans && finding is StorageFinding.Orphaned orphan)
            {
                orphans.Add(orphan);
                await DeleteAsync(least: Batch);
            }
        }
        await DeleteAsync(least: 1);
        await WriteSumsAsync(last.Tally, missing, orphaned);
        if (deletesOrphans)
        {
            await output.WriteLineAsync($"Deleted {gone} of the files without an item, {Size(goneBytes)}; younger ones than a day stay.");
        }
        return missing + orphaned - gone == 0 ? 0 : Disagree;

        async Task DeleteAsync(int least)
        {
            if (orphans.Count < least)
            {
                return;
            }
            var deleted = await _delete.ExecuteAsync(orphans, CancellationToken.None);
            (gone, goneBytes) = (gone + deleted.Count, goneBytes + deleted.Bytes);
            orphans.Clear();
        }
    }

    private async Task WriteUsageAsync(StorageUsageView usage)
    {
        foreach (var kind in Enum.GetValues<MediaKind>())
        {
            var shares = usage.Shares.Where(s => s.Kind == kind).ToList();
            var parts = shares.GroupBy(s => s.Origin).OrderBy(g => g.Key).Select(g => $"{Sum(g)} {g.Key.ToString().ToLowerInvariant()}");
            await output.WriteLineAsync(
                $"{kind.ToString().ToLowerInvariant(), -8} {Sum(shares)}{string.Concat(parts.Select(p => $"; {p}"))}"
            );
        }
        foreach (var member in usage.Shares.GroupBy(s => (s.MemberId, s.Member)).OrderByDescending(g => g.Sum(s => s.Bytes)))
        {
            await output.WriteLineAsync($"{"member", -8} {Sum(member)}; {member.Key.Member}");
        }
        await output.WriteLineAsync($"{"uploads", -8} {usage.Uploads} under way, {Size(usage.UploadBytes)} when they are whole");
    }

    private async Task WriteSumsAsync(StorageTally tally, int missing, int orphaned)
    {
        await output.WriteLineAsync(
            $"{tally.Items} items; {tally.Files} files, {Size(tally.Bytes)}, of them {tally.Posters} posters, {Size(tally.PosterBytes)}; "
                + $"{tally.Partials} arriving or left half-way, {Size(tally.PartialBytes)}."
        );
        await output.WriteLineAsync(
            missing + orphaned == 0
                ? "Every item has its file, and every file belongs to an item."
                : $"Items without their file: {missing}. Files without an item: {orphaned}."
        );
    }

    private static string Line(StorageFinding finding) =>
        finding switch
        {
            StorageFinding.Missing { IsPoster: true } poster => $"missing  {Day(poster.CreatedAt)} poster of {Whose(poster)}",
            StorageFinding.Missing { Found: { } found } half =>
                $"missing  {Day(half.CreatedAt)} {half.Length} bytes, {found} are there: {Whose(half)}",
            StorageFinding.Missing gone => $"missing  {Day(gone.CreatedAt)} {gone.Length} bytes: {Whose(gone)}",
            StorageFinding.Orphaned orphan => $"orphaned {Day(orphan.Since)} {orphan.Length} bytes: {orphan.Key}",
            _ => throw new InvalidOperationException($"No such finding: {finding}"),
        };

    private static string Whose(StorageFinding.Missing missing) => $"{missing.ItemId} {missing.Name}, {missing.Member}";

    private static string Sum(IEnumerable<StorageShare> shares)
    {
        var all = shares.ToList();
        return $"{all.Sum(s => s.Count)} items, {Size(all.Sum(s => s.Bytes))}";
    }

    private static string Size(long bytes) => ByteSize.Of(bytes, CultureInfo.InvariantCulture);

    private static string Day(DateTimeOffset at) => at.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private sealed class Last : IProgress<StorageTally>
    {
        public StorageTally Tally { get; private set; } = StorageTally.Zero;

        public void Report(StorageTally value) => Tally = value;
    }
}
