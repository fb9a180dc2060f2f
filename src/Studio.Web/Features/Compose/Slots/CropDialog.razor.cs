using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Microsoft.JSInterop;
using Radzen;
using Studio.Domain.Catalog;
using Studio.Domain.Media;

namespace Studio.Web.Features.Compose.Slots;

/// <summary>Cuts a picture to a ratio, in the browser and in its full resolution.</summary>
public sealed partial class CropDialog(DialogService dialogs, IJSRuntime js, IStringLocalizer<Texts> text) : IAsyncDisposable
{
    private ElementReference _root;
    private IJSObjectReference? _module;
    private IJSObjectReference? _crop;
    private string? _fault;
    private bool _isReady;
    private bool _busy;

    /// <summary>The picture.</summary>
    [Parameter, EditorRequired]
    public required MediaItem Item { get; set; }

    /// <summary>The ratio that it gets.</summary>
    [Parameter, EditorRequired]
    public required RatioProfile Ratio { get; set; }

    /// <summary>Pixels of the crop's shorter side, at least.</summary>
    [Parameter]
    public int MinSide { get; set; } = 1;

    /// <summary>Whether a browser can open the item as a picture.</summary>
    public static bool Takes(MediaItem item) => item.Kind == MediaKind.Image && MediaTypes.Find(item.ContentType) is { Shown: true };

    /// <summary>Opens the dialog and waits for the crop, a file of the browser's; null where none was made.</summary>
    /// <param name="dialogs">Opens the dialog.</param>
    /// <param name="title">Its title; plain words of ours, because Radzen reads markup in it.</param>
    /// <param name="item">The picture.</param>
    /// <param name="ratio">The ratio that it gets.</param>
    /// <param name="minSide">Pixels of the crop's shorter side, at least.</param>
    public static async Task<IJSObjectReference?> OpenAsync(
        DialogService dialogs,
        string title,
        MediaItem item,
        RatioProfile ratio,
        int minSide
    ) =>
        await dialogs.OpenAsync<CropDialog>(
            title,
            new Dictionary<string, object?>
            {
                [nameof(Item)] = item,
                [nameof(Ratio)] = ratio,
                [nameof(MinSide)] = minSide,
            },
            new DialogOptions
            {
                ShowClose = false,
                CloseDialogOnEsc = true,
                AutoFocusFirstElement = true,
                CssClass = "ask form",
            }
        ) as IJSObjectReference;

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
        {
            return;
        }
        _module = await js.InvokeAsync<IJSObjectReference>("import", "./js/crop.js");
        _crop = await _module.InvokeAsync<IJSObjectReference>("attach", _root, (double)Ratio.Width / Ratio.Height, MinSide);
        try
        {
            _isReady = await _crop.InvokeAsync<bool>("open");
            _fault = _isReady ? null : text["Slots.Crop.TooSmall", Ratio.Ratio, MinSide].Value;
        }
        catch (JSException)
        {
            _fault = text["Slots.Crop.Unreadable"];
        }
        StateHasChanged();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await BrowserHandle.CloseAsync(_crop, _module);

    private async Task CropAsync()
    {
        if (_busy)
        {
            return;
        }
        (_busy, _fault) = (true, null);
        try
        {
            // What has no loss stays without.
            var type = Item.ContentType == "image/png" ? "image/png" : "image/jpeg";
            var name = $"{Path.GetFileNameWithoutExtension(Item.Name)} {Ratio.Ratio}{MediaTypes.Find(type)!.Extensions[0]}";
            dialogs.Close(await _crop!.InvokeAsync<IJSObjectReference>("cut", name, type));
        }
        catch (JSException)
        {
            _fault = text["Slots.Crop.Unreadable"];
        }
        _busy = false;
    }
}
