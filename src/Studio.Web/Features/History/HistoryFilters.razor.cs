using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Studio.Application.History;
using Studio.Domain.Campaigns;
using Studio.Domain.Generations;
using Studio.Domain.Team;

namespace Studio.Web.Features.History;

/// <summary>The choices above the history; each is an address, so that going back undoes it.</summary>
public sealed partial class HistoryFilters(NavigationManager navigation, IStringLocalizer<Texts> text)
{
    /// <summary>What is chosen.</summary>
    [Parameter, EditorRequired]
    public required HistoryQuery Query { get; set; }

    /// <summary>How many generations stand where; null until they were counted.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyDictionary<GenerationStatus, int>? Counts { get; set; }

    /// <summary>Everybody who has sent something.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<HistoryMember> Members { get; set; }

    /// <summary>Every campaign that something was sent for.</summary>
    [Parameter]
    public IReadOnlyList<HistoryCampaign> Campaigns { get; set; } = [];

    private bool IsOffered(GenerationStatus status) => Counts?.GetValueOrDefault(status) > 0 || Query.Filter.Status == status;

    private void ChooseMember(ChangeEventArgs change) =>
        navigation.NavigateTo(Query.With(Guid.TryParse(change.Value as string, out var id) ? new MemberId(id) : (MemberId?)null).Address);

    private void ChooseCampaign(ChangeEventArgs change) =>
        navigation.NavigateTo(
            Query.With(Guid.TryParse(change.Value as string, out var id) ? new CampaignId(id) : (CampaignId?)null).Address
        );

    private static string Mark(GenerationStatus status) =>
        status switch
        {
            GenerationStatus.Succeeded => "ok",
            GenerationStatus.Failed => "bad",
            GenerationStatus.Unknown => "warn",
            GenerationStatus.Queued or GenerationStatus.Cancelled or GenerationStatus.Expired => "still",
            _ => "move",
        };
}
