using Microsoft.EntityFrameworkCore;
using Studio.Application.Data;
using Studio.Application.Team;
using Studio.Domain.Media;
using Studio.Domain.Team;

namespace Studio.Application.Media;

/// <summary>Notes which item a picture was cut from, once it has come back from the browser that cut it.</summary>
public sealed class NoteCut(IDbContextFactory<StudioDbContext> contexts)
{
    /// <summary>Notes it for a file that the member has uploaded; what was here before its source, or came another way, stays what it is.</summary>
    public async Task ExecuteAsync(MemberId memberId, MediaItemId id, MediaItemId source, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var cut = await db.MediaItems.SingleOrDefaultAsync(
            m => m.Id == id && m.Id > source && m.MemberId == memberId && m.Origin == MediaOrigin.Uploaded,
            cancellationToken
        );
        if (
            cut is null
            || !await db.MediaItems.AnyAsync(m => m.Id == source, cancellationToken)
            || !await db.MaySendAsync(memberId, cancellationToken)
        )
        {
            return;
        }
        cut.CutFrom(source);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException)
        {
            // One of the two may have been deleted meanwhile; then nothing is left to note.
            if (await db.MediaItems.CountAsync(m => m.Id == id || m.Id == source, cancellationToken) == 2)
            {
                throw;
            }
        }
    }
}
