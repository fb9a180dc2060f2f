using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Studio.Application.History;
using Studio.Domain.Generations;
using Studio.Web.Shared;

namespace Studio.Web.Features.History;

/// <summary>All about one generation, live.</summary>
public sealed partial class ItemPage(CurrentMember currentMember, IStringLocalizer<Texts> text)
{
    private const int TitleLength = 80;

    private SignedInMember? _member;

    /// <summary>The generation.</summary>
    [Parameter]
    public Guid Id { get; set; }

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        Service.Listen(() => _ = InvokeAsync(RefreshAsync));
        _member = await currentMember.GetAsync();
    }

    /// <inheritdoc/>
    protected override Task OnParametersSetAsync() => Service.OpenAsync(new GenerationId(Id));

    private async Task RefreshAsync()
    {
        await Service.RefreshAsync();
        StateHasChanged();
    }

    private string Title(HistoryEntry entry)
    {
        var name = entry.Composition.Name.ReplaceLineEndings(" ");
        return name.Length switch
        {
            0 => text["Item.Title"],
            > TitleLength => $"{name[..TitleLength]}…",
            _ => name,
        };
    }
}
