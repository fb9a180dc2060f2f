using Studio.Domain.Media;
using Studio.Domain.Team;

namespace Studio.Application.Media;

/// <summary>Notes what may be done with an item, and until when.</summary>
public sealed class NoteRights(MediaEdit edit)
{
    /// <summary>Characters of a note, at most.</summary>
    public const int MostCharacters = 1000;

    /// <summary>Takes the note and the last day of use.</summary>
    public Task<EditMediaOutcome> ExecuteAsync(
        MemberId memberId,
        MediaItemId id,
        string note,
        DateOnly? until,
        CancellationToken cancellationToken
    ) =>
        edit.MakeAsync(
            memberId,
            [id],
            item =>
            {
                item.NoteRights(note, until);
                return item.RightsNote.Length > MostCharacters ? new EditMediaOutcome.TooLong(MostCharacters) : null;
            },
            cancellationToken
        );
}
