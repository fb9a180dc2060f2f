using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Studio.Domain.Generations;
using Studio.Web.Shared;

namespace Studio.Web.Features.History;

/// <summary>What the team has made: newest first, live, narrowed by its address.</summary>
public sealed partial class HistoryPage(
    BrowserClock clock,
    CurrentMember currentMember,
    NavigationManager navigation,
    IStringLocalizer<Texts> text
)
{
    private HistoryQuery _query = HistoryQuery.Everything;
    private SignedInMember? _member;

    [SupplyParameterFromQuery]
    private string? Status { get; set; }

    [SupplyParameterFromQuery(Name = "member")]
    private string? By { get; set; }

    [SupplyParameterFromQuery]
    private string? Campaign { get; set; }

    [SupplyParameterFromQuery]
    private string? View { get; set; }

    [SupplyParameterFromQuery]
    private string? Show { get; set; }

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        Service.Listen(changed => _ = InvokeAsync(() => RefreshAsync(changed)));
        _member = await currentMember.GetAsync();
        await clock.ReadZoneAsync();
    }

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        var before = _query;
        _query = HistoryQuery.Read(Status, By, Campaign, View, Show);
        if (!Service.IsLoaded || _query.Filter != before.Filter || _query.Show < before.Show)
        {
            await ReloadAsync();
        }
        else if (_query.Show > before.Show)
        {
            await Service.GrowAsync(_query.Show);
        }
    }

    private Task ReloadAsync() => Service.LoadAsync(_query.Filter, _query.Show);

    private async Task RefreshAsync(IReadOnlyCollection<GenerationId> changed)
    {
        await Service.RefreshAsync(changed);
        StateHasChanged();
    }

    private void ShowMore() =>
        navigation.NavigateTo((_query with { Show = Service.Entries.Count + HistoryQuery.PageSize }).Address, replace: true);
}
