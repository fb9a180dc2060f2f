using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Radzen;
using Studio.Domain.Generations;

namespace Studio.Web.Features.DraftList;

/// <summary>The versions of a draft, to go back to one.</summary>
public sealed partial class VersionsDialog(DialogService dialogs, IStringLocalizer<Texts> text)
{
    /// <summary>The versions, newest first.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<DraftVersion> Versions { get; set; }

    /// <summary>Whether they can only be looked at.</summary>
    [Parameter]
    public bool IsReadOnly { get; set; }

    /// <summary>Lets the reader choose; null where nothing was chosen.</summary>
    public static async Task<DraftVersion?> ChooseAsync(
        DialogService dialogs,
        string title,
        IReadOnlyList<DraftVersion> versions,
        bool isReadOnly
    ) =>
        await dialogs.OpenAsync<VersionsDialog>(
            title,
            new Dictionary<string, object?> { [nameof(Versions)] = versions, [nameof(IsReadOnly)] = isReadOnly },
            new DialogOptions
            {
                ShowClose = false,
                CloseDialogOnEsc = true,
                CloseDialogOnOverlayClick = true,
                AutoFocusFirstElement = true,
                CssClass = "ask form",
            }
        ) as DraftVersion;
}
