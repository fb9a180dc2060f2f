using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Studio.Web.Features.Compose.Slots;

namespace Studio.Web.Features.Compose;

/// <summary>A file on its way, with its own progress; or the sentence that says why it was not taken.</summary>
public sealed partial class TransitCard(IStringLocalizer<Texts> text)
{
    /// <summary>The file.</summary>
    [Parameter, EditorRequired]
    public required FileInTransit File { get; set; }

    /// <summary>Raised to stop it, or to put its refusal away.</summary>
    [Parameter]
    public EventCallback<FileInTransit> OnDismiss { get; set; }

    [CascadingParameter]
    private SlotDesk Desk { get; set; } = null!;

    private string Correct => text["Slots.Link.Correct", File.Name];

    private string Pause => text["Compose.Upload.Pause", File.Name];

    private string Resume => text["Compose.Upload.Resume", File.Name];

    private string Retry => text["Compose.Upload.Retry", File.Name];

    private string Dismiss =>
        File switch
        {
            { Refusal: not null } => text["Compose.Upload.Dismiss", File.Name],
            { Link: not null } => text["Slots.Fetching.Stop", File.Name],
            _ => text["Compose.Upload.Cancel", File.Name],
        };
}
