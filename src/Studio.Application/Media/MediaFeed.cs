using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Studio.Application.Data;
using Studio.Domain.Media;

namespace Studio.Application.Media;

/// <summary>An item came, was described anew or went; published after the commit.</summary>
/// <param name="Id">The item; null where it may have been any.</param>
public sealed record MediaChange(MediaItemId? Id)
{
    /// <summary>Whether another instance committed it, so that it isn't sent round again.</summary>
    public bool IsFromElsewhere { get; init; }
}

/// <summary>Tells open pages what changed in the library.</summary>
public sealed class MediaFeed(ILogger<MediaFeed> logger) : Feed<MediaChange>(logger);

/// <summary>Publishes every item that was added, changed or deleted, after the commit.</summary>
public sealed class MediaPublisher(MediaFeed feed) : CommitPublisher<MediaChange>(feed)
{
    /// <inheritdoc/>
    protected override IEnumerable<MediaChange> Changes(DbContext context) =>
        context
            .ChangeTracker.Entries<MediaItem>()
            .Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted)
            .Select(e => new MediaChange(e.Entity.Id));
}
