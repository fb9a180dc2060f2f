using Studio.Domain;

namespace Studio.Web.Shared;

/// <summary>The part of a long list that a page shows: loaded by key, newest first, then kept up to date entry by entry.</summary>
/// <typeparam name="TEntry">What is listed.</typeparam>
/// <typeparam name="TId">Names an entry; its order is the list's.</typeparam>
/// <typeparam name="TFilter">What the list is narrowed to.</typeparam>
/// <param name="everything">The filter that narrows nothing.</param>
/// <param name="logger">Takes note of what did not load.</param>
public abstract partial class KeyedList<TEntry, TId, TFilter>(TFilter everything, ILogger logger) : IDisposable
    where TEntry : class
    where TId : struct, ITypedId<TId>
    where TFilter : class
{
    private readonly CancellationTokenSource _gone = new();
    private readonly SemaphoreSlim _oneAtATime = new(1);
    private readonly List<TEntry> _entries = [];
    private TId? _next;
    private int _loads;

    /// <summary>Whether a load has come through.</summary>
    public bool IsLoaded { get; private set; }

    /// <summary>Whether a load is under way.</summary>
    public bool IsLoading => _loads > 0;

    /// <summary>Whether the last load broke.</summary>
    public bool HasFailed { get; private set; }

    /// <summary>Newest first.</summary>
    public IReadOnlyList<TEntry> Entries => _entries;

    /// <summary>Whether older entries are left.</summary>
    public bool HasMore => _next is not null;

    /// <summary>What the list is narrowed to.</summary>
    protected TFilter Filter { get; private set; } = everything;

    /// <summary>Cancelled when the page is gone.</summary>
    protected CancellationToken Gone => _gone.Token;

    /// <summary>Replaces the list by the newest entries of a filter; the present one stays until they are here.</summary>
    public Task LoadAsync(TFilter filter, int count) =>
        LoadAsync(async () =>
        {
            var page = await ReadAsync(filter, null, count);
            await ReadAroundAsync(filter);
            Filter = filter;
            Replace(page);
            IsLoaded = true;
        });

    /// <summary>Adds older entries until there are <paramref name="count"/>, or no more.</summary>
    public Task GrowAsync(int count) =>
        LoadAsync(async () =>
        {
            if (_next is { } before && count > _entries.Count)
            {
                var (entries, next) = await ReadAsync(Filter, before, count - _entries.Count);
                _entries.AddRange(entries);
                _next = next;
            }
        });

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Reads a page of the list: the newest entries, or those before one, and the id to go on from.</summary>
    protected abstract Task<(IReadOnlyList<TEntry> Entries, TId? Next)> ReadAsync(TFilter filter, TId? before, int count);

    /// <summary>Reads what stands around the list: counts and choices.</summary>
    protected abstract Task ReadAroundAsync(TFilter filter);

    /// <summary>The id of an entry.</summary>
    protected abstract TId IdOf(TEntry entry);

    /// <summary>Takes changes into a list that has been loaded; where that breaks, the list stays as it was read last, and the next change or a reload mends it.</summary>
    protected Task RefreshAsync(Func<Task> refresh) =>
        AloneAsync(async () =>
        {
            if (!IsLoaded)
            {
                return;
            }
            try
            {
                await refresh();
            }
            catch (Exception exception) when (!_gone.IsCancellationRequested)
            {
                LogRefreshBroke(logger, GetType().Name, exception); // this change alone
            }
        });

    /// <summary>Reads again as many of the newest entries as are shown.</summary>
    protected async Task ReadAgainAsync() => Replace(await ReadAsync(Filter, null, Math.Max(_entries.Count, 1)));

    /// <summary>Puts an entry in its place as it stands now; null takes it out.</summary>
    protected void Place(TId id, TEntry? entry)
    {
        _entries.RemoveAll(e => IdOf(e).Equals(id));
        var isOlderThanShown = _next is { } last && id.Value < last.Value;
        if (entry is null || isOlderThanShown)
        {
            return;
        }
        var older = _entries.FindIndex(e => IdOf(e).Value < id.Value);
        _entries.Insert(older < 0 ? _entries.Count : older, entry);
    }

    /// <summary>Stops listening and reading.</summary>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            _gone.Cancel();
            _gone.Dispose();
        }
    }

    private void Replace((IReadOnlyList<TEntry> Entries, TId? Next) page)
    {
        _entries.Clear();
        _entries.AddRange(page.Entries);
        _next = page.Next;
    }

    private async Task LoadAsync(Func<Task> load)
    {
        _loads++;
        await AloneAsync(async () =>
        {
            try
            {
                await load();
                HasFailed = false;
            }
            catch (Exception exception) when (!_gone.IsCancellationRequested)
            {
                HasFailed = true;
                LogLoadBroke(logger, GetType().Name, exception); // this list; the page offers another try
            }
        });
        _loads--;
    }

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

    [LoggerMessage(Level = LogLevel.Error, Message = "{List} did not load")]
    private static partial void LogLoadBroke(ILogger logger, string list, Exception exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{List} could not read a change")]
    private static partial void LogRefreshBroke(ILogger logger, string list, Exception exception);
}
