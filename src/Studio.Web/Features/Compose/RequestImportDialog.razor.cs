using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Radzen;
using Studio.Application.Generations;
using Studio.Application.Media;
using Studio.Domain.Generations;

namespace Studio.Web.Features.Compose;

/// <summary>Takes a request as the provider does and makes a draft of it; says what finds no place there.</summary>
public sealed partial class RequestImportDialog(
    RequestImport import,
    RequestSentences sentences,
    DialogService dialogs,
    IStringLocalizer<Texts> text
) : IDisposable
{
    private readonly CancellationTokenSource _closed = new();
    private string _pasted = "";
    private string? _said;
    private ImportRequestProgress? _progress;
    private ImportRequestOutcome.Started? _started; // with notes to read before the draft opens
    private bool _isImporting;

    /// <summary>Opens the dialog and waits for the draft; null where none came of it.</summary>
    /// <param name="dialogs">Opens the dialog.</param>
    /// <param name="title">Its title; plain words of ours, because Radzen reads markup in it.</param>
    public static async Task<Draft?> AskAsync(DialogService dialogs, string title) =>
        await dialogs.OpenAsync<RequestImportDialog>(
            title,
            [],
            new DialogOptions
            {
                ShowClose = false,
                CloseDialogOnEsc = true,
                AutoFocusFirstElement = true,
                CssClass = "ask form",
            }
        ) as Draft;

    /// <inheritdoc/>
    public void Dispose()
    {
        _closed.Cancel();
        _closed.Dispose();
    }

    private async Task ImportAsync()
    {
        if (_isImporting)
        {
            return;
        }
        (_isImporting, _said) = (true, null);
        try
        {
            var outcome = _pasted.Length > ImportRequest.MostCharacters ? null : await import.ExecuteAsync(_pasted, Show, _closed.Token);
            Take(outcome);
        }
        catch (OperationCanceledException) when (_closed.IsCancellationRequested)
        {
            // The dialog was closed meanwhile.
        }
        catch (MediaStoreException)
        {
            _said = text["ImportRequest.StoreFailed"];
        }
        (_isImporting, _progress) = (false, null);
    }

    private void Take(ImportRequestOutcome? outcome)
    {
        switch (outcome)
        {
            case ImportRequestOutcome.Started { Notes.Count: 0, Draft: var draft }:
                dialogs.Close(draft);
                break;
            case ImportRequestOutcome.Started started:
                _started = started;
                break;
            case ImportRequestOutcome.Broken broken:
                _said = sentences.Sentence(broken.Fault);
                break;
            case ImportRequestOutcome.NotAllowed:
                _said = text["Campaign.NotAllowed"];
                break;
            case null:
                _said = text["ImportRequest.TooLong", ImportRequest.MostCharacters];
                break;
        }
    }

    private void Show(ImportRequestProgress progress)
    {
        _progress = progress;
        _ = InvokeAsync(StateHasChanged);
    }
}
