using Studio.Application.Media;
using Studio.Domain.Media;
using Studio.Web.Shared;

namespace Studio.Web.Features.Library;

/// <summary>The part of the library that a page or a picker shows.</summary>
public sealed class LibraryList(MediaLibrary library, MediaFeed feed, ILogger<LibraryList> logger)
    : KeyedList<LibraryEntry, MediaItemId, LibraryFilter>(new LibraryFilter(), logger)
{
    private readonly List<MediaChange> _changes = [];
    private IDisposable? _subscription;

    /// <summary>How many items there are of each kind, whatever the kind that the list is narrowed to; null until they were counted.</summary>
    public IReadOnlyDictionary<MediaKind, int>? Counts { get; private set; }

    /// <summary>What the list can be narrowed to.</summary>
    public LibraryChoices Choices { get; private set; } = LibraryChoices.None;

    /// <summary>Hands over what changes from now on; the callback must return at once and come back with <see cref="RefreshAsync"/>.</summary>
    public void Listen(Action<MediaChange> onChange) => _subscription = feed.Subscribe(onChange);

    /// <summary>
    /// Reads a changed item again: it is replaced, put in its place, or taken out when it is gone or no longer matches.
    /// Changes that come while others are being read are read together.
    /// </summary>
    public Task RefreshAsync(MediaChange change)
    {
        _changes.Add(change);
        return RefreshAsync(async () =>
        {
            if (_changes.Count == 0)
            {
                return; // an earlier call has taken it along
            }
            var ids = _changes.Select(c => c.Id).Distinct().ToList();
            _changes.Clear();
            if (ids.Contains(null))
            {
                await ReadAgainAsync();
            }
            else
            {
                var entries = await library.FindEntriesAsync([.. ids.OfType<MediaItemId>()], Filter, Gone);
                foreach (var id in ids.OfType<MediaItemId>())
                {
                    Place(id, entries.GetValueOrDefault(id));
                }
            }
            await ReadAroundAsync(Filter);
        });
    }

    /// <inheritdoc/>
    protected override async Task<(IReadOnlyList<LibraryEntry> Entries, MediaItemId? Next)> ReadAsync(
        LibraryFilter filter,
        MediaItemId? before,
        int count
    )
    {
        var slice = await library.ListAsync(filter, before, count, Gone);
        return (slice.Entries, slice.Next);
    }

    /// <inheritdoc/>
    protected override async Task ReadAroundAsync(LibraryFilter filter)
    {
        Counts = await library.CountAsync(filter, Gone);
        Choices = await library.ListChoicesAsync(Gone);
    }

    /// <inheritdoc/>
    protected override MediaItemId IdOf(LibraryEntry entry) => entry.Id;

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        _subscription?.Dispose();
        base.Dispose(disposing);
    }
}
