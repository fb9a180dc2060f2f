using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Studio.Application.Media;
using Studio.Domain.Media;
using Studio.Web.Features.History;
using Studio.Web.Shared;

namespace Studio.Web.Features.Library;

/// <summary>Every file the team keeps: newest first, live, narrowed by its address, with one of them open beside the list.</summary>
public sealed partial class LibraryPage(
    BrowserClock clock,
    CurrentMember currentMember,
    NavigationManager navigation,
    IStringLocalizer<Texts> text
)
{
    private readonly LibrarySelection _selection = new();
    private LibraryQuery _query = LibraryQuery.Everything;
    private SignedInMember? _member;
    private MediaItemId? _left; // the item that was open last, whose card takes the focus back
    private IReadOnlyDictionary<MediaItemId, DeleteMediaOutcome>? _report;

    [SupplyParameterFromQuery]
    private string? Q { get; set; }

    [SupplyParameterFromQuery]
    private string? Kind { get; set; }

    [SupplyParameterFromQuery]
    private string? By { get; set; }

    [SupplyParameterFromQuery]
    private string? Campaign { get; set; }

    [SupplyParameterFromQuery]
    private string? Tag { get; set; }

    [SupplyParameterFromQuery]
    private string? Origin { get; set; }

    [SupplyParameterFromQuery]
    private string? Rights { get; set; }

    [SupplyParameterFromQuery]
    private string? Item { get; set; }

    [SupplyParameterFromQuery]
    private string? Show { get; set; }

    private IEnumerable<MediaItemId> Shown => Service.Entries.Select(e => e.Id);

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        Service.Listen(change => _ = InvokeAsync(() => RefreshAsync(change)));
        _member = await currentMember.GetAsync();
        await clock.ReadZoneAsync();
    }

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        var before = _query;
        _query = LibraryQuery.Read(new LibraryAddress(Q, Kind, By, Campaign, Tag, Origin, Rights, Item, Show), clock.Today);
        _left = _query.ItemId is null ? before.ItemId : null;
        if (!Service.IsLoaded || _query.Filter != before.Filter || _query.Show < before.Show)
        {
            await ReloadAsync();
        }
        else if (_query.Show > before.Show)
        {
            await Service.GrowAsync(_query.Show);
        }
    }

    private async Task ReloadAsync()
    {
        await Service.LoadAsync(_query.Filter, _query.Show);
        _selection.Keep(Shown);
    }

    private async Task RefreshAsync(MediaChange change)
    {
        await Service.RefreshAsync(change);
        _selection.Keep(Shown);
        StateHasChanged();
    }

    private void ShowMore() =>
        navigation.NavigateTo((_query with { Show = Service.Entries.Count + LibraryQuery.PageSize }).Address, replace: true);

    private void ChooseAll() => _selection.All(Shown);

    private void Escape()
    {
        if (_selection.Chosen.Count > 0)
        {
            _selection.Clear();
        }
        else if (_query.ItemId is not null)
        {
            navigation.NavigateTo(_query.Open(null).Address);
        }
    }
}
