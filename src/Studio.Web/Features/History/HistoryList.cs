using Studio.Application.Generations;
using Studio.Application.History;
using Studio.Domain.Generations;
using Studio.Web.Shared;

namespace Studio.Web.Features.History;

/// <summary>The part of the history that a page shows.</summary>
public sealed class HistoryList(GenerationHistory history, GenerationFeed feed, TimeProvider time, ILogger<HistoryList> logger)
    : KeyedList<HistoryEntry, GenerationId, HistoryFilter>(new HistoryFilter(), logger)
{
    private ChangeBatches? _changes;

    /// <summary>How many generations stand where, whatever the status that the list is narrowed to; null until they were counted.</summary>
    public IReadOnlyDictionary<GenerationStatus, int>? Counts { get; private set; }

    /// <summary>The newest generation of the last load; what is newer has arrived since.</summary>
    public GenerationId? NewestLoaded { get; private set; }

    /// <summary>Everybody who has sent something, by name.</summary>
    public IReadOnlyList<HistoryMember> Members { get; private set; } = [];

    /// <summary>Every campaign that something was sent for, by name.</summary>
    public IReadOnlyList<HistoryCampaign> Campaigns { get; private set; } = [];

    /// <summary>Hands over what changes from now on; the callback must return at once and come back with <see cref="RefreshAsync"/>.</summary>
    public void Listen(Action<IReadOnlyCollection<GenerationId>> onChanges) => _changes = new ChangeBatches(feed, time, onChanges);

    /// <summary>Reads changed generations again, one by one: each is replaced, put in its place, or taken out when it no longer matches.</summary>
    public Task RefreshAsync(IReadOnlyCollection<GenerationId> changed) =>
        RefreshAsync(async () =>
        {
            foreach (var id in changed)
            {
                var entry = await history.FindEntryAsync(id, Gone);
                Place(id, entry is not null && Matches(entry) ? entry : null);
            }
            Counts = await history.CountAsync(Filter, Gone);
        });

    /// <inheritdoc/>
    protected override async Task<(IReadOnlyList<HistoryEntry> Entries, GenerationId? Next)> ReadAsync(
        HistoryFilter filter,
        GenerationId? before,
        int count
    )
    {
        var slice = await history.ListAsync(filter, before, count, Gone);
        if (before is null)
        {
            NewestLoaded = slice.Entries.Count > 0 ? slice.Entries[0].Id : null;
        }
        return (slice.Entries, slice.Next);
    }

    /// <inheritdoc/>
    protected override async Task ReadAroundAsync(HistoryFilter filter)
    {
        Counts = await history.CountAsync(filter, Gone);
        Members = await history.ListMembersAsync(Gone);
        Campaigns = await history.ListCampaignsAsync(Gone);
    }

    /// <inheritdoc/>
    protected override GenerationId IdOf(HistoryEntry entry) => entry.Id;

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        _changes?.Dispose();
        base.Dispose(disposing);
    }

    private bool Matches(HistoryEntry entry) =>
        (Filter.Status is null || Filter.Status == entry.Status)
        && (Filter.MemberId is null || Filter.MemberId == entry.MemberId)
        && (Filter.CampaignId is null || Filter.CampaignId == entry.Composition.CampaignId);
}
