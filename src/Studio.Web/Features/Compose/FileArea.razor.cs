using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Microsoft.JSInterop;
using Studio.Application.Generations;
using Studio.Domain.Generations;
using Studio.Domain.Media;
using Studio.Web.Features.Compose.Slots;

namespace Studio.Web.Features.Compose;

/// <summary>Where files may be dropped or pasted. The bytes go to the server over HTTP; only names and facts come here.</summary>
public sealed partial class FileArea(IJSRuntime js, FileCheck check, SlotSources sources, IStringLocalizer<Texts> text) : IAsyncDisposable
{
    private ElementReference _root;
    private SlotDesk? _desk;
    private IJSObjectReference? _module;
    private IJSObjectReference? _files;
    private bool _isGone;
    private DotNetObjectReference<FileArea>? _self;
    private DraftId? _draft;

    /// <summary>The draft that the files go into.</summary>
    [Parameter, EditorRequired]
    public required DraftEditor Editor { get; set; }

    /// <summary>The files that are on their way.</summary>
    [Parameter, EditorRequired]
    public required UploadTray Tray { get; set; }

    /// <summary>Whether files are taken; a viewer brings none.</summary>
    [Parameter]
    public bool IsOpen { get; set; } = true;

    /// <summary>Raised after the draft or the tray changed.</summary>
    [Parameter]
    public EventCallback OnChanged { get; set; }

    /// <summary>What stands inside.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    // Until the browser has heard of another draft, what it says is about the one before.
    private bool IsLeft => _draft != Editor.Id;

    /// <summary>Gives a file its role as soon as it was chosen, before anything was read of it: whatever is asked for next knows of it.</summary>
    [JSInvokable]
    public async Task FileComing(ChosenFile file)
    {
        if (!IsOpen || IsLeft)
        {
            return;
        }
        if (Editor.Composition.Mode == GenerationMode.Text)
        {
            Editor.Change(c => c.SwitchTo(GenerationMode.References));
        }
        var role = file.Role ?? Tray.RoleFor(Editor.Composition, KindOf(file));
        await AddAsync(new FileInTransit(file.Key, role, file.Name, file.Url, ItemId(file.Replaces)) { CutFrom = ItemId(file.CutFrom) });
        await OnChanged.InvokeAsync();
    }

    /// <summary>Judges a file that is coming by what the browser read of it, so that the upload begins in the role returned; null when it was refused or stopped.</summary>
    [JSInvokable]
    public async Task<string?> FileChosen(ChosenFile file)
    {
        if (!IsOpen || IsLeft || Tray.Find(file.Key) is not { } coming)
        {
            return null;
        }
        var role = file.Role is null && !coming.Role.IsSingle() ? UploadTray.ListOf(KindOf(file)) : coming.Role;
        if (role != coming.Role)
        {
            await AddAsync(coming with { Role = role });
        }
        var refusal = check.Refusal(file, role, Editor.Profile);
        if (refusal is not null)
        {
            Tray.Refuse(file.Key, refusal);
        }
        await OnChanged.InvokeAsync();
        return refusal is null ? role.ToString() : null;
    }

    /// <summary>Takes a file back that was under way before this page was loaded.</summary>
    [JSInvokable]
    public async Task FileRestored(KeptFile file)
    {
        if (IsOpen)
        {
            await AddAsync(
                new FileInTransit(file.Key, file.Role, file.Name, file.Url, ItemId(file.Replaces)) { CutFrom = ItemId(file.CutFrom) }
            );
            await OnChanged.InvokeAsync();
        }
    }

    /// <summary>Notes that a file is on its way, again or at last.</summary>
    [JSInvokable]
    public Task FileStarted(long key, string previewUrl)
    {
        Tray.Start(key, previewUrl);
        return OnChanged.InvokeAsync();
    }

    /// <summary>Notes that a person has paused a file.</summary>
    [JSInvokable]
    public Task FilePaused(long key)
    {
        Tray.Pause(key);
        return OnChanged.InvokeAsync();
    }

    /// <summary>Notes that the browser has lost a file's bytes at a reload.</summary>
    [JSInvokable]
    public Task FileMissing(long key) =>
        Tray.Find(key) is { } file ? RefuseAsync(key, text["Compose.Upload.ChooseAgain", file.Name], canRetry: false) : Task.CompletedTask;

    /// <summary>Puts a stored file into the draft, unless it was stopped meanwhile; the draft is saved when this is done. False where another one is open by now.</summary>
    [JSInvokable]
    public async Task<bool> FileArrived(long key, Guid itemId)
    {
        var id = new MediaItemId(itemId);
        if (Tray.Find(key) is { CutFrom: { } source })
        {
            await sources.NoteCutAsync(id, source); // while the draft still holds what gives way
        }
        var isKnown = await Editor.LearnAsync(id, CancellationToken.None);
        if (IsLeft)
        {
            return false;
        }
        if (!isKnown)
        {
            await FileRefused(key, null);
        }
        else if (Tray.Find(key) is { } file)
        {
            if (UploadTray.IsTwice(Editor.Composition, file, id))
            {
                await FileRefused(key, text["Compose.Upload.Twice"]);
                return true;
            }
            Editor.Change(c => Tray.Place(c, file, id));
            await OnChanged.InvokeAsync();
            await Editor.FlushAsync();
        }
        return true;
    }

    /// <summary>Notes why a file was not taken.</summary>
    [JSInvokable]
    public Task FileRefused(long key, string? sentence) => RefuseAsync(key, sentence, canRetry: false);

    /// <summary>Notes that a file did not get through, and may be sent again.</summary>
    [JSInvokable]
    public Task FileFailed(long key, string? sentence) => RefuseAsync(key, sentence, canRetry: true);

    /// <summary>Has a pasted link fetched into a role.</summary>
    [JSInvokable]
    public Task LinkPasted(string link, string role, Guid? replaces) =>
        IsOpen && Enum.TryParse<ReferenceRole>(role, out var wanted) && Uri.TryCreate(link, UriKind.Absolute, out var address)
            ? _desk!.FetchAsync(address, wanted, ItemId(replaces))
            : Task.CompletedTask;

    /// <summary>Puts a dragged card in the place of another of its role.</summary>
    [JSInvokable]
    public Task CardMoved(string role, Guid itemId, int place)
    {
        var reference = Editor.Composition.References.FirstOrDefault(r => r.Role.ToString() == role && r.ItemId.Value == itemId);
        if (reference is not null)
        {
            Editor.Change(c => c.Move(reference, place));
        }
        return OnChanged.InvokeAsync();
    }

    /// <summary>Stops a file on its way, or puts a refusal away.</summary>
    public async Task DismissAsync(FileInTransit file)
    {
        Tray.Remove(file.Key);
        _desk?.Stop(file.Key);
        await ForgetAsync(file);
        await OnChanged.InvokeAsync();
    }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            _self = DotNetObjectReference.Create(this);
            (_module, _files) = await BrowserHandle.AttachAsync(
                js,
                "./js/compose-files.js",
                () => _isGone,
                () => [_root, _self, (_draft = Editor.Id)?.ToString()]
            );
        }
        else if (_files is not null && IsLeft)
        {
            _draft = Editor.Id;
            Tray.Clear();
            await _files.InvokeVoidAsync("open", _draft?.ToString());
            await OnChanged.InvokeAsync();
        }
    }

    private async Task RefocusAsync(ElementReference element)
    {
        if (_files is not null)
        {
            await _files.InvokeVoidAsync("refocus", element);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _isGone = true;
        await BrowserHandle.CloseAsync(_files, _module);
        _self?.Dispose();
    }

    // The browser has the crop, so it goes the way of a chosen file: by upload, into the place of the picture that it was cut from.
    private async Task SendAsync(Crop crop)
    {
        var slot = new
        {
            dataset = new
            {
                role = crop.Of.Role.ToString(),
                replaces = crop.Of.ItemId.Value,
                cutFrom = crop.Of.ItemId.Value,
            },
        };
        await _files!.InvokeVoidAsync("add", new[] { crop.File }, slot);
        await crop.File.DisposeAsync();
    }

    private async Task AddAsync(FileInTransit file)
    {
        foreach (var earlier in Tray.Add(file))
        {
            _desk?.Stop(earlier.Key);
            await ForgetAsync(earlier);
        }
    }

    private async Task ForgetAsync(FileInTransit file)
    {
        if (_files is not null)
        {
            await _files.InvokeVoidAsync("forget", file.Key);
        }
    }

    private Task RefuseAsync(long key, string? sentence, bool canRetry)
    {
        Tray.Refuse(key, sentence is { Length: > 0 } ? sentence : text["Compose.Upload.Broke"], canRetry);
        return OnChanged.InvokeAsync();
    }

    private static MediaKind KindOf(ChosenFile file) =>
        file.ContentType is { } type ? MediaTypes.Find(type)!.Kind
        : Enum.TryParse<MediaKind>(file.Kind, ignoreCase: true, out var guess) ? guess
        : MediaKind.Image;

    private static MediaItemId? ItemId(Guid? id) => id is { } known ? new MediaItemId(known) : null;
}
