using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Studio.Application.Media;
using Studio.Web.Shared;

namespace Studio.Web.Features.Library;

/// <summary>What holds an item, each with the way to it; what another member keeps private is named by its owner alone.</summary>
public sealed partial class HolderList(IStringLocalizer<Texts> text)
{
    /// <summary>What holds it.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<MediaHolder> Holders { get; set; }

    /// <summary>Who looks.</summary>
    [Parameter, EditorRequired]
    public required SignedInMember Member { get; set; }

    private (string Icon, string Name, string? Address) LineOf(MediaHolder holder) =>
        holder switch
        {
            MediaHolder.OfDraft draft when draft.MemberId == Member.Id => (
                "compose",
                text["Library.Holder.OwnDraft", Titled(draft.Title)],
                $"/?draft={draft.Id}"
            ),
            MediaHolder.OfDraft draft => ("compose", text["Library.Holder.Draft", draft.MemberName], null),
            MediaHolder.OfTemplate template when template.IsShared || template.MemberId == Member.Id => (
                "copy",
                text["Library.Holder.OwnTemplate", template.Name],
                null
            ),
            MediaHolder.OfTemplate template => ("copy", text["Library.Holder.Template", template.MemberName], null),
            MediaHolder.OfSubmission sent => ("history", Titled(sent.Title), $"/history/{sent.Id}"),
            MediaHolder.OfGeneration made => ("video", Titled(made.Title), $"/history/{made.Id}"),
            _ => throw new ArgumentOutOfRangeException(nameof(holder)),
        };

    private string Titled(string title) => string.IsNullOrWhiteSpace(title) ? text["Library.Untitled"] : title;
}
