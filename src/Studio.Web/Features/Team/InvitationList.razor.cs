using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Radzen;
using Studio.Application.Media;
using Studio.Application.Team;
using Studio.Domain.Team;
using Studio.Web.Shared;

namespace Studio.Web.Features.Team;

/// <summary>Makes invitations, and lists the open ones.</summary>
public sealed partial class InvitationList(
    InviteMember invite,
    TakeBackInvitation takeBack,
    NavigationManager navigation,
    StudioAddress address,
    DialogService dialogs,
    IStringLocalizer<Texts> text
)
{
    private MemberRole _role = MemberRole.Editor;
    private InvitationId? _shown;
    private bool _wasListed; // the list may be read before the invitation is in it
    private string? _link;
    private string? _refusal;

    /// <summary>Who looks; an administrator.</summary>
    [Parameter, EditorRequired]
    public SignedInMember Viewer { get; set; } = null!;

    /// <summary>The open invitations; a change comes back through them.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<OpenInvitation> Invitations { get; set; } = [];

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        var isListed = Invitations.Any(i => i.Id == _shown);
        if (_wasListed && !isListed)
        {
            (_shown, _link) = (null, null); // used or taken back
        }
        _wasListed = isListed;
    }

    private async Task InviteAsync()
    {
        _wasListed = false;
        (_shown, _link, _refusal) = await invite.ExecuteAsync(Viewer.Id, _role, CancellationToken.None) switch
        {
            InviteOutcome.Invited made => (made.Id, LinkOf(made.Code), null),
            _ => ((InvitationId?)null, (string?)null, text["Team.NotAllowed"].Value),
        };
    }

    private async Task TakeBackAsync(OpenInvitation invitation)
    {
        if (
            !await ConfirmDialog.AskAsync(dialogs, text["Invite.TakeBack.Title"], text["Invite.TakeBack.Question"], text["Invite.TakeBack"])
        )
        {
            return;
        }
        var outcome = await takeBack.ExecuteAsync(Viewer.Id, invitation.Id, CancellationToken.None);
        _refusal = outcome switch
        {
            TeamOutcome.NotAllowed => text["Team.NotAllowed"].Value,
            TeamOutcome.NotFound => text["Invite.NotFound"].Value,
            _ => null,
        };
    }

    private string LinkOf(string code) => new Uri(address.Public ?? new Uri(navigation.BaseUri), $"invitation/{code}").ToString();
}
