using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Microsoft.JSInterop;
using Studio.Domain.Generations;
using Studio.Domain.Media;
using Studio.Web.Shared;

namespace Studio.Web.Features.Compose;

/// <summary>Where files may be dropped or pasted. The bytes go to the server over HTTP; only names and progress come here.</summary>
public sealed partial class FileArea(IJSRuntime js, RuleSentences sentences, IStringLocalizer<Texts> text) : IAsyncDisposable
{
    private ElementReference _root;
    private IJSObjectReference? _module;
    private IJSObjectReference? _files;
    private DotNetObjectReference<FileArea>? _self;

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

    /// <summary>A file as the browser announces it.</summary>
    /// <param name="Key">The browser's name for it.</param>
    /// <param name="Url">Where the browser itself can show it.</param>
    /// <param name="Name">The file name.</param>
    /// <param name="Size">Bytes.</param>
    /// <param name="Kind">The first half of the media type that the browser guesses.</param>
    /// <param name="Role">The role of the slot it was given to; null beside the slots.</param>
    /// <param name="Replaces">The item whose place it takes.</param>
    public sealed record ChosenFile(
        int Key,
        string Url,
        string Name,
        long Size,
        string Kind,
        [property: JsonConverter(typeof(JsonStringEnumConverter<ReferenceRole>))] ReferenceRole? Role,
        Guid? Replaces
    );

    /// <summary>Gives a chosen file its role, so that the upload begins; null when it was refused at once.</summary>
    [JSInvokable]
    public async Task<string?> FileChosen(ChosenFile file)
    {
        if (!IsOpen)
        {
            return null;
        }
        if (Editor.Composition.Mode == GenerationMode.Text)
        {
            Editor.Change(Editor.Composition.SwitchTo(GenerationMode.References));
        }
        var kind = Enum.TryParse<MediaKind>(file.Kind, ignoreCase: true, out var guess) ? guess : MediaKind.Image;
        var role = file.Role ?? Tray.RoleFor(Editor.Composition, kind);
        Tray.Add(new FileInTransit(file.Key, role, file.Name, file.Url, file.Replaces is { } id ? new MediaItemId(id) : null));
        var limit = Editor.Profile.Limits(role.Kind()).MaxBytes;
        var refused = file.Size > limit;
        if (refused)
        {
            Tray.Refuse(
                file.Key,
                sentences.Sentence(new RuleViolation(Rule.MediaTooLarge, role.Field(), RuleSeverity.Error, [file.Size, limit]))
            );
        }
        await OnChanged.InvokeAsync();
        return refused ? null : role.ToString();
    }

    /// <summary>Notes how much of a file has arrived.</summary>
    [JSInvokable]
    public Task FileMoved(int key, int percent)
    {
        Tray.Progress(key, percent);
        return OnChanged.InvokeAsync();
    }

    /// <summary>Puts a stored file into the draft, unless it was cancelled meanwhile.</summary>
    [JSInvokable]
    public async Task FileArrived(int key, Guid itemId)
    {
        var id = new MediaItemId(itemId);
        if (!await Editor.LearnAsync(id, CancellationToken.None))
        {
            await FileRefused(key, null);
        }
        else if (Tray.Find(key) is { } file)
        {
            Editor.Change(Tray.Place(Editor.Composition, file, id));
            await OnChanged.InvokeAsync();
        }
    }

    /// <summary>Notes why a file was not taken.</summary>
    [JSInvokable]
    public Task FileRefused(int key, string? sentence)
    {
        Tray.Refuse(key, sentence ?? text["Compose.Upload.Broke"]);
        return OnChanged.InvokeAsync();
    }

    /// <summary>Puts a dragged card in the place of another of its role.</summary>
    [JSInvokable]
    public Task CardMoved(string role, Guid itemId, int place)
    {
        var reference = Editor.Composition.References.FirstOrDefault(r => r.Role.ToString() == role && r.ItemId.Value == itemId);
        if (reference is not null)
        {
            Editor.Change(Editor.Composition.Move(reference, place));
        }
        return OnChanged.InvokeAsync();
    }

    /// <summary>Stops a file on its way, or puts a refusal away.</summary>
    public async Task DismissAsync(FileInTransit file)
    {
        Tray.Remove(file.Key);
        if (_files is not null)
        {
            await _files.InvokeVoidAsync("forget", file.Key);
        }
        await OnChanged.InvokeAsync();
    }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            _self = DotNetObjectReference.Create(this);
            _module = await js.InvokeAsync<IJSObjectReference>("import", "./js/compose-files.js");
            _files = await _module.InvokeAsync<IJSObjectReference>("attach", _root, _self);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await BrowserHandle.CloseAsync(_files, _module);
        _self?.Dispose();
    }
}
