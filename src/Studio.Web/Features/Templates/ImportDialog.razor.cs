using System.Text;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.Localization;
using Radzen;
using Studio.Application.Templates;

namespace Studio.Web.Features.Templates;

/// <summary>Takes templates in from a file or from pasted text, and says what is wrong with them.</summary>
public sealed partial class ImportDialog(TemplateDeeds deeds, DialogService dialogs, IStringLocalizer<Texts> text)
{
    private const int MostPasted = 80_000; // so that it fits into one message of the circuit; more comes as a file

    private ImportTemplatesOutcome? _outcome;
    private string _pasted = "";
    private bool _isReading;

    /// <summary>Opens it, and waits until it is closed.</summary>
    public static Task OpenAsync(DialogService dialogs, string title) => dialogs.OpenAsync<ImportDialog>(title, [], ShelfDialogs.Form);

    private async Task TakeFileAsync(InputFileChangeEventArgs chosen)
    {
        if (chosen.File.Size > TemplateFile.MostBytes)
        {
            _outcome = new ImportTemplatesOutcome.Unreadable(TemplateFileFault.TooLarge);
            return;
        }
        using var bytes = new MemoryStream();
        await using (var file = chosen.File.OpenReadStream(TemplateFile.MostBytes))
        {
            await file.CopyToAsync(bytes);
        }
        await TakeAsync(bytes.ToArray());
    }

    private Task TakePastedAsync() => TakeAsync(Encoding.UTF8.GetBytes(_pasted));

    private async Task TakeAsync(byte[] file)
    {
        if (_isReading || _outcome is ImportTemplatesOutcome.Imported)
        {
            return; // the second click of a double click
        }
        _isReading = true;
        _outcome = await deeds.ImportAsync(file);
        _isReading = false;
    }
}
