using Studio.Domain.Media;
using Studio.Domain.Team;

namespace Studio.Application.Media;

/// <summary>Gives an item another name.</summary>
public sealed class RenameMedia(MediaEdit edit)
{
    /// <summary>Takes the name as a file name is taken; the old one stays where nothing is left of it.</summary>
    public Task<EditMediaOutcome> ExecuteAsync(MemberId memberId, MediaItemId id, string name, CancellationToken cancellationToken) =>
        edit.MakeAsync(
            memberId,
            [id],
            item =>
            {
                item.Rename(MediaTypes.CleanName(name, otherwise: item.Name));
                return null;
            },
            cancellationToken
        );
}
