using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Microsoft.JSInterop;
using Studio.Application.Media;
using Studio.Domain.Media;
using Studio.Web.Features.Compose;

namespace Studio.Web.Features.Library;

/// <summary>Where files may be dropped into the library. The bytes go to the server over HTTP; only names and progress come here.</summary>
public sealed partial class LibraryDrop(IJSRuntime js, MediaLibrary library, TimeProvider time, IStringLocalizer<Texts> text)
    : IAsyncDisposable
{
    private readonly List<FileComing> _tray = [];
    private ElementReference _root;
    private IJSObjectReference? _module;
    private IJSObjectReference? _files;
    private bool _isGone;
    private DotNetObjectReference<LibraryDrop>? _self;

    /// <summary>Whether files are taken; a viewer brings none.</summary>
    [Parameter, EditorRequired]
    public bool IsOpen { get; set; }

    /// <summary>What the page is open on.</summary>
    [Parameter, EditorRequired]
    public required LibraryQuery Query { get; set; }

    /// <summary>What stands inside.</summary>
    [Parameter, EditorRequired]
    public RenderFragment? ChildContent { get; set; }

    /// <summary>Takes a file into the tray, so that its upload begins; false where none are taken.</summary>
    [JSInvokable]
    public bool FileChosen(int key, string name)
    {
        if (IsOpen)
        {
            _tray.Add(new FileComing(key, name, time.GetUtcNow()));
            StateHasChanged();
        }
        return IsOpen;
    }

    /// <summary>Notes how much of a file has arrived.</summary>
    [JSInvokable]
    public void FileMoved(int key, int percent) => Update(key, file => file with { Percent = percent });

    /// <summary>Takes a stored file out of the tray, unless the same bytes were here before it came.</summary>
    [JSInvokable]
    public async Task FileArrived(int key, Guid itemId)
    {
        var item = await library.FindAsync(new MediaItemId(itemId), CancellationToken.None);
        if (_tray.Find(f => f.Key == key) is { } file && item?.CreatedAt < file.Since)
        {
            Update(key, f => f with { TwinId = item.Id });
        }
        else
        {
            _tray.RemoveAll(f => f.Key == key);
            StateHasChanged();
        }
    }

    /// <summary>Notes why a file was not taken.</summary>
    [JSInvokable]
    public void FileRefused(int key, string? sentence) =>
        Update(key, file => file with { Refusal = sentence ?? text["Library.Coming.Broke"] });

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            _self = DotNetObjectReference.Create(this);
            (_module, _files) = await BrowserHandle.AttachAsync(js, "./js/library-files.js", () => _isGone, () => [_root, _self]);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _isGone = true;
        await BrowserHandle.CloseAsync(_files, _module);
        _self?.Dispose();
    }

    private async Task ForgetAsync(int key)
    {
        _tray.RemoveAll(f => f.Key == key);
        if (_files is not null)
        {
            await _files.InvokeVoidAsync("forget", key);
        }
    }

    private void Update(int key, Func<FileComing, FileComing> change)
    {
        if (_tray.FindIndex(f => f.Key == key) is >= 0 and var at)
        {
            _tray[at] = change(_tray[at]);
            StateHasChanged();
        }
    }

    private sealed record FileComing(int Key, string Name, DateTimeOffset Since)
    {
        public int Percent { get; init; }

        public string? Refusal { get; init; }

        public MediaItemId? TwinId { get; init; }

        public bool IsOver => Refusal is not null || TwinId is not null;
    }
}
