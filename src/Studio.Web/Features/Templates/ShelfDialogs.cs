using Radzen;

namespace Studio.Web.Features.Templates;

internal static class ShelfDialogs
{
    /// <summary>How the forms of templates and snippets open.</summary>
    public static DialogOptions Form =>
        new()
        {
            ShowClose = false,
            CloseDialogOnEsc = true,
            AutoFocusFirstElement = true,
            CssClass = "ask form",
        };
}
