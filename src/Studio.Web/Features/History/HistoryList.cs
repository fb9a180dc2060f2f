using Studio.Application.Generations;
using Studio.Application.History;
using Studio.Domain.Generations;

namespace Studio.Web.Features.History;

/// <summary>The part of the history that a page shows: loaded by key, then kept up to date entry by entry.</summary>
public sealed partial class HistoryList(GenerationHistory history, GenerationFeed feed, TimeProvider time, ILogger<HistoryList> logger)
    : IDisposable
{
    private readonly CancellationTokenSource _gone = new();
    private readonly SemaphoreSlim _oneAtATime = new(1);
    private readonly List<HistoryEntry> _entries = [];
    private ChangeBatches? _changes;
    private HistoryFilter _filter = new();
    private GenerationId? _next;

    /// <summary>Whether a load has come through.</summary>
    public bool IsLoaded { get; private set; }

    /// <summary>Whether a load is under way.</summary>
    public bool IsLoading { get; private set; }

    /// <summary>Whether the last load broke.</summary>
    public bool HasFailed { get; private set; }

    /// <summary>Newest first.</summary>
    public IReadOnlyList<HistoryEntry> Entries => _entries;

    /// <summary>How many generations stand where, whatever the status that the list is narrowed to.</summary>
    public IReadOnlyDictionary<GenerationStatus, int> Counts { get; private set; } = new Dictionary<GenerationStatus, int>();

    /// <summary>Everybody who has sent something, by name.</summary>
    public IReadOnlyList<HistoryMember> Members { get; private set; } = [];

    /// <summary>Every campaign that something was sent for, by name.</summary>
    public IReadOnlyList<HistoryCampaign> Campaigns { get; private set; } = [];

    /// <summary>Whether older entries are left.</summary>
    public bool HasMore => _next is not null;

    /// <summary>Hands over what changes from now on; the callback must return at once and come back with <see cref="RefreshAsync"/>.</summary>
    public void Listen(Action<IReadOnlyCollection<GenerationId>> onChanges) => _changes = new ChangeBatches(feed, time, onChanges);

    /// <summary>Replaces the list by the newest entries of a filter; the present one stays until they are here.</summary>
    public Task LoadAsync(HistoryFilter filter, int count) =>
        LoadAsync(async () =>
        {
            var slice = await history.ListAsync(filter, null, count, _gone.Token);
            Counts = await history.CountAsync(filter, _gone.Token);
            Members = await history.ListMembersAsync(_gone.Token);
            Campaigns = await history.ListCampaignsAsync(_gone.Token);
            _filter = filter;
            _entries.Clear();
            _entries.AddRange(slice.Entries);
            _next = slice.Next;
            IsLoaded = true;
        });

    /// <summary>Adds older entries until there are <paramref name="count"/>, or no more.</summary>
    public Task GrowAsync(int count) =>
        LoadAsync(async () =>
        {
            if (_next is { } before && count > _entries.Count)
            {
                var slice = await history.ListAsync(_filter, before, count - _entries.Count, _gone.Token);
                _entries.AddRange(slice.Entries);
                _next = slice.Next;
            }
        });

    /// <summary>Reads changed generations again, one by one: each is replaced, put in its place, or taken out when it no longer matches.</summary>
    public Task RefreshAsync(IReadOnlyCollection<GenerationId> changed) =>
        AloneAsync(async () =>
        {
            if (!IsLoaded)
            {
                return;
            }
            try
            {
                foreach (var id in changed)
                {
                    Place(id, await history.FindEntryAsync(id, _gone.Token));
                }
                Counts = await history.CountAsync(_filter, _gone.Token);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                // The list stays as it was read last; the next change, or a reload, mends it.
                LogRefreshBroke(logger, changed.Count, exception);
            }
        });

    /// <inheritdoc/>
    public void Dispose()
    {
        _changes?.Dispose();
        _gone.Cancel();
        _gone.Dispose();
    }

    private async Task LoadAsync(Func<Task> load)
    {
        IsLoading = true;
        await AloneAsync(async () =>
        {
            try
            {
                await load();
                HasFailed = false;
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                HasFailed = true;
                LogLoadBroke(logger, exception);
            }
        });
        IsLoading = false;
    }

    private void Place(GenerationId id, HistoryEntry? entry)
    {
        var at = _entries.FindIndex(e => e.Id == id);
        if (at >= 0)
        {
            _entries.RemoveAt(at);
        }
        var isOlderThanShown = _next is { } last && id < last;
        if (entry is null || isOlderThanShown || !Matches(entry))
        {
            return;
        }
        var older = _entries.FindIndex(e => e.Id < id);
        _entries.Insert(older < 0 ? _entries.Count : older, entry);
    }

    private bool Matches(HistoryEntry entry) =>
        (_filter.Status is null || _filter.Status == entry.Status)
        && (_filter.MemberId is null || _filter.MemberId == entry.MemberId)
        && (_filter.CampaignId is null || _filter.CampaignId == entry.Composition.CampaignId);

    // Without this, a change that arrives during a load could be written into a list that the load then replaces by an older reading.
    private async Task AloneAsync(Func<Task> act)
    {
        try
        {
            await _oneAtATime.WaitAsync(_gone.Token);
            try
            {
                await act();
            }
            finally
            {
                _oneAtATime.Release();
            }
        }
        catch (Exception) when (_gone.IsCancellationRequested)
        {
            // The page is gone, and with it whoever would have read this.
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The history did not load")]
    private static partial void LogLoadBroke(ILogger logger, Exception exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} changed generations could not be read again")]
    private static partial void LogRefreshBroke(ILogger logger, int count, Exception exception);
}
