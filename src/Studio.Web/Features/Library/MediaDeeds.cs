using Studio.Application.Generations;
using Studio.Application.Media;
using Studio.Domain.Catalog;
using Studio.Domain.Generations;
using Studio.Domain.Media;
using Studio.Domain.Team;

namespace Studio.Web.Features.Library;

/// <summary>What a member does to items; each deed is finished even if the page is left meanwhile.</summary>
public sealed class MediaDeeds(
    RenameMedia rename,
    TagMedia tag,
    NoteRights noteRights,
    DeleteMedia delete,
    Drafts drafts,
    ModelCatalog catalog
)
{
    /// <summary>Gives an item another name.</summary>
    public Task<EditMediaOutcome> RenameAsync(MemberId memberId, MediaItemId id, string name) =>
        rename.ExecuteAsync(memberId, id, name, CancellationToken.None);

    /// <summary>Adds tags to items and takes tags off.</summary>
    public Task<EditMediaOutcome> TagAsync(
        MemberId memberId,
        IReadOnlyCollection<MediaItemId> ids,
        IReadOnlyCollection<string> add,
        IReadOnlyCollection<string> remove
    ) => tag.ExecuteAsync(memberId, ids, add, remove, CancellationToken.None);

    /// <summary>Notes what may be done with an item, and until when.</summary>
    public Task<EditMediaOutcome> NoteRightsAsync(MemberId memberId, MediaItemId id, string note, DateOnly? until) =>
        noteRights.ExecuteAsync(memberId, id, note, until, CancellationToken.None);

    /// <summary>Deletes what nothing holds.</summary>
    public Task<IReadOnlyDictionary<MediaItemId, DeleteMediaOutcome>> DeleteAsync(MemberId memberId, IEnumerable<MediaItemId> ids) =>
        delete.ExecuteAsync(memberId, ids, CancellationToken.None);

    /// <summary>Starts a draft with an item in a role.</summary>
    public async Task<DraftId> ComposeAsync(MemberId memberId, MediaItemId id, ReferenceRole role)
    {
        var composition = catalog.NewComposition().SwitchTo(role.Mode()).With(new Reference(role, id));
        return (await drafts.StartAsync(memberId, composition, CancellationToken.None)).Id;
    }

    /// <summary>The roles that an item can start a draft in.</summary>
    public static IReadOnlyList<ReferenceRole> RolesOf(MediaItem item) =>
        item.Kind switch
        {
            MediaKind.Image => [ReferenceRole.ReferenceImage, ReferenceRole.FirstFrame],
            MediaKind.Video => [ReferenceRole.ReferenceVideo],
            _ => [ReferenceRole.ReferenceAudio],
        };

    /// <summary>Whether a member may delete an item, as far as its owner goes.</summary>
    public static bool MayDelete(Shared.SignedInMember member, MediaItem item) =>
        member.IsAdmin || (member.CanSend && item.MemberId == member.Id);
}
