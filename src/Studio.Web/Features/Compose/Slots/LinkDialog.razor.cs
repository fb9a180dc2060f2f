using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Radzen;

namespace Studio.Web.Features.Compose.Slots;

/// <summary>Asks for the link of a file.</summary>
public sealed partial class LinkDialog(DialogService dialogs, IStringLocalizer<Texts> text)
{
    private string _typed = "";
    private string? _fault;

    /// <summary>The link to start with; null for none.</summary>
    [Parameter]
    public Uri? Link { get; set; }

    /// <summary>Opens the dialog and waits for the link; null where none was given.</summary>
    /// <param name="dialogs">Opens the dialog.</param>
    /// <param name="title">What it is for; plain words of ours, because Radzen reads markup in it.</param>
    /// <param name="link">The link to start with; null for none.</param>
    public static async Task<Uri?> AskAsync(DialogService dialogs, string title, Uri? link) =>
        await dialogs.OpenAsync<LinkDialog>(
            title,
            new Dictionary<string, object?> { [nameof(Link)] = link },
            new DialogOptions
            {
                ShowClose = false,
                CloseDialogOnEsc = true,
                CloseDialogOnOverlayClick = true,
                AutoFocusFirstElement = true,
                CssClass = "ask form",
            }
        ) as Uri;

    /// <summary>What to call the file of a link until it is here: the last part of its path, else its host.</summary>
    public static string NameOf(Uri link) =>
        Uri.UnescapeDataString(link.Segments[^1].Trim('/')) is { Length: > 0 } last ? last : link.IdnHost;

    /// <inheritdoc/>
    protected override void OnInitialized() => _typed = Link?.OriginalString ?? "";

    // What is no link at all is said here, where it can be corrected; where it leads is for the server to find out.
    private void Take()
    {
        var isLink = Uri.TryCreate(_typed.Trim(), UriKind.Absolute, out var link) && link.Host.Length > 0;
        if (isLink && link!.Scheme == Uri.UriSchemeHttps)
        {
            dialogs.Close(link);
            return;
        }
        _fault = text[isLink && link!.Scheme == Uri.UriSchemeHttp ? "Import.NotHttps" : "Import.NotALink"];
    }
}
