using Studio.Application.Media;
using Studio.Domain.Media;

namespace Studio.Web.Features.Library;

/// <summary>The one item that is open, read again when it changes.</summary>
public sealed partial class LibraryItemView(MediaLibrary library, MediaFeed feed, ILogger<LibraryItemView> logger) : IDisposable
{
    private readonly CancellationTokenSource _gone = new();
    private IDisposable? _subscription;
    private MediaItemId? _id;

    /// <summary>All about it; null until it was read.</summary>
    public LibraryDetail? Detail { get; private set; }

    /// <summary>Whether there is no such item.</summary>
    public bool IsMissing { get; private set; }

    /// <summary>Whether reading it broke.</summary>
    public bool HasFailed { get; private set; }

    /// <summary>Tells of changes from now on; the callback must return at once and come back with <see cref="ReadAsync"/>.</summary>
    public void Listen(Action onChange) =>
        _subscription = feed.Subscribe(change =>
        {
            if (change.Id is null || change.Id == _id)
            {
                onChange();
            }
        });

    /// <summary>Opens an item; does nothing when it is open.</summary>
    public async Task OpenAsync(MediaItemId id)
    {
        if (_id != id)
        {
            (_id, Detail, IsMissing) = (id, null, false);
            await ReadAsync();
        }
    }

    /// <summary>Reads it again; what is there stays should that break.</summary>
    public async Task ReadAsync()
    {
        if (_id is not { } id)
        {
            return;
        }
        try
        {
            Detail = await library.FindDetailAsync(id, _gone.Token);
            (IsMissing, HasFailed) = (Detail is null, false);
        }
        catch (Exception) when (_gone.IsCancellationRequested)
        {
            // The page is gone, and with it whoever would have read this.
        }
        catch (Exception exception)
        {
            HasFailed = Detail is null;
            LogReadBroke(logger, id, exception);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _subscription?.Dispose();
        _gone.Cancel();
        _gone.Dispose();
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Media item {Id} could not be read")]
    private static partial void LogReadBroke(ILogger logger, MediaItemId id, Exception exception);
}
