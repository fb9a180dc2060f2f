using Studio.Domain.Media;
using Studio.Domain.Team;

namespace Studio.Application.Media;

/// <summary>Adds tags to items and takes tags off.</summary>
public sealed class TagMedia(MediaEdit edit)
{
    /// <summary>Characters of one tag, at most.</summary>
    public const int MostCharacters = 50;

    /// <summary>Tags of one item, at most.</summary>
    public const int MostTags = 20;

    /// <summary>Changes the tags of every item alike; the others they have stay.</summary>
    public Task<EditMediaOutcome> ExecuteAsync(
        MemberId memberId,
        IReadOnlyCollection<MediaItemId> ids,
        IReadOnlyCollection<string> add,
        IReadOnlyCollection<string> remove,
        CancellationToken cancellationToken
    ) => edit.MakeAsync(memberId, ids, item => Change(item, add, remove), cancellationToken);

    private static EditMediaOutcome.TooLong? Change(MediaItem item, IReadOnlyCollection<string> add, IReadOnlyCollection<string> remove)
    {
        if (add.Any(t => t.Trim().Length > MostCharacters))
        {
            return new EditMediaOutcome.TooLong(MostCharacters);
        }
        item.Tag(item.Tags.Except(remove, StringComparer.OrdinalIgnoreCase).Concat(add));
        return item.Tags.Count > MostTags ? new EditMediaOutcome.TooLong(MostTags) : null;
    }
}
