using Microsoft.AspNetCore.Components;
using Studio.Domain.Generations;

namespace Studio.Web.Features.DraftList;

/// <summary>Keeps the open draft in the page's address, so that a reload or another device comes back to it.</summary>
public sealed partial class DraftAddress(NavigationManager navigation)
{
    /// <summary>The draft that is open; null while the one that the address asks for is being opened.</summary>
    [Parameter]
    public DraftId? Id { get; set; }

    /// <summary>The draft that an address asks for; one that never was where it is no id, null where it asks for none.</summary>
    public static DraftId? Read(string? draft) =>
        string.IsNullOrEmpty(draft) ? null
        : Guid.TryParse(draft, out var id) ? new DraftId(id)
        : default(DraftId);

    /// <inheritdoc/>
    protected override void OnAfterRender(bool firstRender)
    {
        // The router takes hold of the browser's navigation after its own first render; before that the browser fetches the document again.
        // The page may be on its way out while its draft is still being saved.
        var isHere = new Uri(navigation.Uri).GetLeftPart(UriPartial.Path) == navigation.BaseUri;
        if (isHere && Id is { } id && navigation.GetUriWithQueryParameter("draft", id.Value) is var address && address != navigation.Uri)
        {
            navigation.NavigateTo(address, replace: true);
        }
    }
}
