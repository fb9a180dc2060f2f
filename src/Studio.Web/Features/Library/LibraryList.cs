using Studio.Application.Media;
using Studio.Domain.Media;

namespace Studio.Web.Features.Library;

/// <summary>The part of the library that a page or a picker shows: loaded by key, then kept up to date item by item.</summary>
public sealed partial class LibraryList(MediaLibrary library, MediaFeed feed, ILogger<LibraryList> logger) : IDisposable
{
    private readonly CancellationTokenSource _gone = new();
    private readonly SemaphoreSlim _oneAtATime = new(1);
    private readonly List<LibraryEntry> _entries = [];
    private IDisposable? _subscription;
    private LibraryFilter _filter = new();
    private MediaItemId? _next;

    /// <summary>Whether a load has come through.</summary>
    public bool IsLoaded { get; private set; }

    /// <summary>Whether a load is under way.</summary>
    public bool IsLoading { get; private set; }

    /// <summary>Whether the last load broke.</summary>
    public bool HasFailed { get; private set; }

    /// <summary>Newest first.</summary>
    public IReadOnlyList<LibraryEntry> Entries => _entries;

    /// <summary>How many items there are of each kind, whatever the kind that the list is narrowed to.</summary>
    public IReadOnlyDictionary<MediaKind, int> Counts { get; private set; } = new Dictionary<MediaKind, int>();

    /// <summary>What the list can be narrowed to.</summary>
    public LibraryChoices Choices { get; private set; } = LibraryChoices.None;

    /// <summary>Whether older items are left.</summary>
    public bool HasMore => _next is not null;

    /// <summary>Hands over what changes from now on; the callback must return at once and come back with <see cref="RefreshAsync"/>.</summary>
    public void Listen(Action<MediaChange> onChange) => _subscription = feed.Subscribe(onChange);

    /// <summary>Replaces the list by the newest items of a filter; the present one stays until they are here.</summary>
    public Task LoadAsync(LibraryFilter filter, int count) =>
        LoadAsync(async () =>
        {
            var slice = await library.ListAsync(filter, null, count, _gone.Token);
            await ReadAroundAsync(filter);
            _filter = filter;
            _entries.Clear();
            _entries.AddRange(slice.Entries);
            _next = slice.Next;
            IsLoaded = true;
        });

    /// <summary>Adds older items until there are <paramref name="count"/>, or no more.</summary>
    public Task GrowAsync(int count) =>
        LoadAsync(async () =>
        {
            if (_next is { } before && count > _entries.Count)
            {
                var slice = await library.ListAsync(_filter, before, count - _entries.Count, _gone.Token);
                _entries.AddRange(slice.Entries);
                _next = slice.Next;
            }
        });

    /// <summary>Reads a changed item again: it is replaced, put in its place, or taken out when it is gone or no longer matches.</summary>
    public Task RefreshAsync(MediaChange change) =>
        AloneAsync(async () =>
        {
            if (!IsLoaded)
            {
                return;
            }
            try
            {
                if (change.Id is { } id)
                {
                    Place(id, await library.FindEntryAsync(id, _filter, _gone.Token));
                }
                else
                {
                    var slice = await library.ListAsync(_filter, null, Math.Max(_entries.Count, 1), _gone.Token);
                    _entries.Clear();
                    _entries.AddRange(slice.Entries);
                    _next = slice.Next;
                }
                await ReadAroundAsync(_filter);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                // The list stays as it was read last; the next change, or a reload, mends it.
                LogRefreshBroke(logger, exception);
            }
        });

    /// <inheritdoc/>
    public void Dispose()
    {
        _subscription?.Dispose();
        _gone.Cancel();
        _gone.Dispose();
    }

    private async Task ReadAroundAsync(LibraryFilter filter)
    {
        Counts = await library.CountAsync(filter, _gone.Token);
        Choices = await library.ListChoicesAsync(_gone.Token);
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

    private void Place(MediaItemId id, LibraryEntry? entry)
    {
        var at = _entries.FindIndex(e => e.Id == id);
        if (at >= 0)
        {
            _entries.RemoveAt(at);
        }
        var isOlderThanShown = _next is { } last && id < last;
        if (entry is null || isOlderThanShown)
        {
            return;
        }
        var older = _entries.FindIndex(e => e.Id < id);
        _entries.Insert(older < 0 ? _entries.Count : older, entry);
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

    [LoggerMessage(Level = LogLevel.Error, Message = "The library did not load")]
    private static partial void LogLoadBroke(ILogger logger, Exception exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A changed item of the library could not be read again")]
    private static partial void LogRefreshBroke(ILogger logger, Exception exception);
}
