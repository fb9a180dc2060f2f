using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Radzen;

namespace Studio.Web.Shared;

/// <summary>Asks once before something that surprises somebody; the way back has the focus.</summary>
public sealed partial class ConfirmDialog(DialogService dialogs, IStringLocalizer<Texts> text)
{
    /// <summary>What will happen.</summary>
    [Parameter, EditorRequired]
    public string Question { get; set; } = "";

    /// <summary>The button that does it, as a verb.</summary>
    [Parameter, EditorRequired]
    public string Deed { get; set; } = "";

    /// <summary>Asks, and waits for the answer; Esc and the backdrop mean no.</summary>
    /// <param name="dialogs">Opens the dialog.</param>
    /// <param name="title">The question in short; plain words of ours, because Radzen reads markup in it.</param>
    /// <param name="question">What will happen.</param>
    /// <param name="deed">The button that does it, as a verb.</param>
    public static async Task<bool> AskAsync(DialogService dialogs, string title, string question, string deed) =>
        await dialogs.OpenAsync<ConfirmDialog>(
            title,
            new Dictionary<string, object?> { [nameof(Question)] = question, [nameof(Deed)] = deed },
            new DialogOptions
            {
                ShowClose = false,
                CloseDialogOnEsc = true,
                CloseDialogOnOverlayClick = true,
                AutoFocusFirstElement = true,
                Width = "min(23rem, calc(100vw - 2rem))",
                CssClass = "ask",
            }
        )
            is true;
}
