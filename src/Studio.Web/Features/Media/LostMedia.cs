using System.Collections.Concurrent;
using Studio.Application.Media;
using Studio.Domain.Media;

namespace Studio.Web.Features.Media;

/// <summary>Tells the log of items whose bytes the store has lost: once for each, however many pages go on asking for it.</summary>
internal sealed partial class LostMedia(MediaLibrary library, ILogger<LostMedia> logger)
{
    private readonly ConcurrentDictionary<string, byte> _told = new();

    /// <summary>Notes that a file of an item is gone or not whole, unless the item was deleted meanwhile.</summary>
    /// <param name="id">The item.</param>
    /// <param name="key">The file: the item's own, or its poster's.</param>
    /// <param name="cancellationToken">Stops.</param>
    public async Task TellAsync(MediaItemId id, string key, CancellationToken cancellationToken)
    {
        if (!_told.ContainsKey(key) && await library.FindAsync(id, cancellationToken) is not null && _told.TryAdd(key, 0))
        {
            LogLost(id, key);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The media store has lost {Key}, a file of media item {Id}")]
    private partial void LogLost(MediaItemId id, string key);
}
