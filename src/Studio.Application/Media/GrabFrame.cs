using Microsoft.EntityFrameworkCore;
using Studio.Application.Data;
using Studio.Application.Team;
using Studio.Domain.Media;
using Studio.Domain.Team;

namespace Studio.Application.Media;

/// <summary>Makes a frame of a video in the library a picture in the library, for chaining clips.</summary>
public sealed class GrabFrame(IDbContextFactory<StudioDbContext> contexts, MediaLibrary library, VideoFrames frames)
{
    /// <summary>Grabs a frame in the name of a member; the same frame of the same video twice is one item.</summary>
    /// <param name="memberId">Whose the picture will be.</param>
    /// <param name="videoId">The video.</param>
    /// <param name="seconds">The moment at which a player was paused, from the start; null: the last frame.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="MediaStoreException">The store is full or broken.</exception>
    public async Task<GrabOutcome> ExecuteAsync(
        MemberId memberId,
        MediaItemId videoId,
        double? seconds,
        CancellationToken cancellationToken
    )
    {
        await using (var db = await contexts.CreateDbContextAsync(cancellationToken))
        {
            if (!await db.MaySendAsync(memberId, cancellationToken))
            {
                return new GrabOutcome.NotAllowed();
            }
        }
        return await library.FindAsync(videoId, cancellationToken) is { } video
            ? await frames.TakeAsync(memberId, video, seconds, cancellationToken)
            : new GrabOutcome.NotFound();
    }
}
