using Microsoft.AspNetCore.Components;
using Studio.Domain.Generations;

namespace Studio.Web.Features.DraftList;

/// <summary>Keeps the open draft in the page's address, so that a reload or another device comes back to it.</summary>
public sealed partial class DraftAddress(NavigationManager navigation)
{
    /// <summary>The draft that is open.</summary>
    [Parameter]
    public DraftId? Id { get; set; }

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        if (Id is { } id && navigation.GetUriWithQueryParameter("draft", id.Value) is var address && address != navigation.Uri)
        {
            navigation.NavigateTo(address, replace: true);
        }
    }
}
