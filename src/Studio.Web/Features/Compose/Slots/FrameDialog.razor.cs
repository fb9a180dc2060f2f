using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Microsoft.JSInterop;
using Radzen;
using Studio.Domain.Media;

namespace Studio.Web.Features.Compose.Slots;

/// <summary>A small player in which a frame of a video is chosen, which becomes a picture of the library.</summary>
public sealed partial class FrameDialog(SlotSources sources, DialogService dialogs, IJSRuntime js, IStringLocalizer<Texts> text)
    : IAsyncDisposable
{
    private const double UsualFrameRate = 24;

    private ElementReference _root;
    private IJSObjectReference? _module;
    private IJSObjectReference? _player;
    private string? _refusal;
    private bool _busy;
    private bool _isGone;

    /// <summary>The video.</summary>
    [Parameter, EditorRequired]
    public required MediaItem Video { get; set; }

    /// <summary>Opens the dialog and waits for the frame; null where none was taken.</summary>
    /// <param name="dialogs">Opens the dialog.</param>
    /// <param name="title">Its title; plain words of ours, because Radzen reads markup in it.</param>
    /// <param name="video">The video.</param>
    public static async Task<MediaItemId?> OpenAsync(DialogService dialogs, string title, MediaItem video) =>
        await dialogs.OpenAsync<FrameDialog>(
            title,
            new Dictionary<string, object?> { [nameof(Video)] = video },
            new DialogOptions
            {
                ShowClose = false,
                CloseDialogOnEsc = true,
                AutoFocusFirstElement = true,
                CssClass = "ask form",
            }
        ) as MediaItemId?;

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            _module = await js.InvokeAsync<IJSObjectReference>("import", "./js/frame-chooser.js");
            _player = await _module.InvokeAsync<IJSObjectReference>("attach", _root, Video.FrameRate ?? UsualFrameRate);
            StateHasChanged();
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _isGone = true;
        return BrowserHandle.CloseAsync(_player, _module);
    }

    private async Task UseThisAsync() => await UseAsync(await _player!.InvokeAsync<double>("moment"));

    private Task UseLastAsync() => UseAsync(null);

    private async Task UseAsync(double? seconds)
    {
        if (_busy)
        {
            return;
        }
        (_busy, _refusal) = (true, null);
        switch (await sources.GrabAsync(Video.Id, seconds))
        {
            case SourceOutcome.Found when _isGone:
                break; // another dialog may be open now, which Close would close
            case SourceOutcome.Found found:
                dialogs.Close(found.Id);
                break;
            case SourceOutcome.Refused refused:
                _refusal = refused.Sentence;
                break;
        }
        _busy = false;
    }
}
