using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Microsoft.JSInterop;
using Studio.Application.Media;
using Studio.Domain.Media;
using Studio.Web.Features.Compose;

namespace Studio.Web.Features.Library;

/// <summary>Where files may be dropped into the library. The bytes go to the server over HTTP; only names and states come here.</summary>
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

    /// <summary>Notes what a file has come to; one that is stored leaves the tray, unless the same bytes were here before it came.</summary>
    [JSInvokable]
    public async Task FileChanged(FileComing file)
    {
        var since = _tray.Find(f => f.Key == file.Key)?.Since ?? time.GetUtcNow();
        var twin = file.Item is { } id ? await library.FindAsync(new MediaItemId(id), CancellationToken.None) : null;
        var known = file with { Since = since, TwinId = twin?.CreatedAt < since ? twin.Id : null };
        var at = _tray.FindIndex(f => f.Key == file.Key);
        if (known is { State: "done", TwinId: null })
        {
            _tray.RemoveAll(f => f.Key == file.Key);
        }
        else if (at >= 0)
        {
            _tray[at] = known;
        }
        else
        {
            _tray.Add(known);
        }
        StateHasChanged();
    }

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

    private async Task ForgetAsync(long key)
    {
        _tray.RemoveAll(f => f.Key == key);
        if (_files is not null)
        {
            await _files.InvokeVoidAsync("forget", key);
        }
    }

    private string WhyNot(FileComing file) =>
        file switch
        {
            { State: "missing" } => text["Compose.Upload.ChooseAgain", file.Name],
            { Words: { Length: > 0 } words } => words,
            _ => text["Compose.Upload.Broke"],
        };
}
