using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Radzen;
using Studio.Application.Team;
using Studio.Domain.Team;
using Studio.Web.Shared;

namespace Studio.Web.Features.Team;

/// <summary>The members, with what an administrator can do to each.</summary>
public sealed partial class MemberList(
    ChangeRole changeRole,
    DisableMember disable,
    EnableMember enable,
    DialogService dialogs,
    IStringLocalizer<Texts> text
)
{
    private RoleChoice[] _roles = [];
    private string? _refusal;

    /// <summary>Who looks.</summary>
    [Parameter, EditorRequired]
    public SignedInMember Viewer { get; set; } = null!;

    /// <summary>The team; a change comes back through it.</summary>
    [Parameter, EditorRequired]
    public TeamView View { get; set; } = null!;

    /// <inheritdoc/>
    protected override void OnInitialized() => _roles = [.. Enum.GetValues<MemberRole>().Select(r => new RoleChoice(r, text[$"Role.{r}"]))];

    private async Task ChangeRoleAsync(TeamMember member, MemberRole role) =>
        Show(member, await changeRole.ExecuteAsync(Viewer.Id, member.Id, role, CancellationToken.None));

    private async Task DisableAsync(TeamMember member)
    {
        if (
            await ConfirmDialog.AskAsync(
                dialogs,
                text["Team.Disable.Title"],
                text["Team.Disable.Question", member.Name],
                text["Team.Disable"]
            )
        )
        {
            Show(member, await disable.ExecuteAsync(Viewer.Id, member.Id, CancellationToken.None));
        }
    }

    private async Task EnableAsync(TeamMember member) =>
        Show(member, await enable.ExecuteAsync(Viewer.Id, member.Id, CancellationToken.None));

    private void Show(TeamMember member, TeamOutcome outcome) =>
        _refusal = outcome switch
        {
            TeamOutcome.LastAdministrator => text["Team.LastAdministrator", member.Name].Value,
            TeamOutcome.NotAllowed => text["Team.NotAllowed"].Value,
            TeamOutcome.NotFound => text["Team.NotFound"].Value,
            _ => null,
        };

    private static void MarkDisabled(RowRenderEventArgs<TeamMember> row)
    {
        if (row.Data?.DisabledAt is not null)
        {
            row.Attributes["class"] = "off";
        }
    }

    private sealed record RoleChoice(MemberRole Role, string Name);
}
