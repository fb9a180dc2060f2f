using System.Collections.Immutable;
using Studio.Application.Campaigns;
using Studio.Application.Media;
using Studio.Domain.Media;
using Studio.Domain.Team;

namespace Studio.Application.Batch;

/// <summary>Finds what the cells of a table lead to: campaigns and files by name at once, links by fetching them.</summary>
public sealed class PrepareBatch(CampaignList campaigns, MediaLibrary library, ImportMedia import, StudioAddress address)
{
    private const int AtOnce = 4;

    /// <summary>What the studio knows by itself; the links of others are left to <see cref="FetchAsync"/>.</summary>
    /// <param name="rows">The rows of the table.</param>
    /// <param name="fetched">The items that links led to before; one that is gone is left to be fetched again.</param>
    /// <param name="cancellationToken">Stops.</param>
    public async Task<BatchSources> FindAsync(
        IReadOnlyList<BatchRow> rows,
        IReadOnlyDictionary<string, MediaItemId> fetched,
        CancellationToken cancellationToken
    )
    {
        var files = Files(rows).ToList();
        var items = await library.FindByNameAsync([.. files.Where(f => !BatchSources.IsLink(f))], cancellationToken);
        var known = files
            .Select(f => (Link: f, Id: fetched.TryGetValue(f, out var id) ? id : address.ItemOf(f)))
            .Where(f => f.Id is not null)
            .ToDictionary(f => f.Link, f => f.Id!.Value);
        var found = await library.FindAsync([.. known.Values.Distinct()], cancellationToken);
        return new BatchSources(
            await campaigns.ReadAsync(cancellationToken),
            items.ToLookup(i => i.Name, StringComparer.OrdinalIgnoreCase),
            known
                .Where(k => found.ContainsKey(k.Value))
                .ToImmutableDictionary(k => k.Key, ImportOutcome (k) => new ImportOutcome.Imported(found[k.Value], AlreadyThere: true))
        );
    }

    /// <summary>The links of a table that nothing is known of yet.</summary>
    public static IReadOnlyList<string> Unknown(IReadOnlyList<BatchRow> rows, BatchSources sources) =>
        [.. Files(rows).Where(f => BatchSources.IsLink(f) && !sources.Links.ContainsKey(f))];

    /// <summary>Fetches links, a few at once, and hands over what came of each.</summary>
    /// <param name="memberId">Whose the items will be.</param>
    /// <param name="links">The links.</param>
    /// <param name="onCome">Called with each link and its outcome, on any thread; must return at once.</param>
    /// <param name="cancellationToken">Stops.</param>
    public Task FetchAsync(
        MemberId memberId,
        IReadOnlyList<string> links,
        Action<string, ImportOutcome> onCome,
        CancellationToken cancellationToken
    ) =>
        Parallel.ForEachAsync(
            links,
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
            async (link, stop) => onCome(link, await FetchAsync(memberId, link, stop))
        );

    // A role's limits would hold for one cell: the rules of each row check the file for themselves.
    private async Task<ImportOutcome> FetchAsync(MemberId memberId, string link, CancellationToken cancellationToken) =>
        Uri.TryCreate(link, UriKind.RelativeOrAbsolute, out var address)
            ? await import.ExecuteAsync(memberId, address, role: null, cancellationToken)
            : new ImportOutcome.Refused(new ImportRefusal.NotALink());

    private static IEnumerable<string> Files(IReadOnlyList<BatchRow> rows) =>
        rows.SelectMany(row => row.Cells)
            .Where(cell => cell.Key.Role() is not null)
            .SelectMany(cell => BatchCells.Parts(cell.Value))
            .Distinct(StringComparer.Ordinal);
}
