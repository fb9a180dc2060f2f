using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Studio.Domain.Media;
using Studio.Web.Shared;

namespace Studio.Web.Features.Library;

/// <summary>One item, open beside the list: what it is, what the team says about it, what it is used in.</summary>
public sealed partial class ItemPanel(NavigationManager navigation, IStringLocalizer<Texts> text)
{
    private ElementReference _root;
    private string? _said;

    /// <summary>The item.</summary>
    [Parameter, EditorRequired]
    public MediaItemId ItemId { get; set; }

    /// <summary>What the page is open on.</summary>
    [Parameter, EditorRequired]
    public required LibraryQuery Query { get; set; }

    /// <summary>Who looks.</summary>
    [Parameter, EditorRequired]
    public required SignedInMember Member { get; set; }

    /// <summary>Tags of other items, to choose from.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<string> KnownTags { get; set; }

    private MediaItem? Item => Service.Detail?.Entry.Item;

    /// <inheritdoc/>
    protected override void OnInitialized() => Service.Listen(() => _ = InvokeAsync(RefreshAsync));

    /// <inheritdoc/>
    protected override Task OnParametersSetAsync() => Service.OpenAsync(ItemId);

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            await _root.FocusAsync(preventScroll: true);
        }
    }

    private async Task RefreshAsync()
    {
        await Service.ReadAsync();
        StateHasChanged();
    }

    private async Task Say(string? refusal)
    {
        _said = refusal;
        if (refusal is not null)
        {
            await RefreshAsync(); // what was typed gives way to what stands
        }
    }

    private void Close() => navigation.NavigateTo(Query.Open(null).Address);
}
