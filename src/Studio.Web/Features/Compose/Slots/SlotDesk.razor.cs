using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Microsoft.JSInterop;
using Radzen;
using Studio.Domain.Generations;
using Studio.Domain.Media;
using Studio.Web.Features.Library;

namespace Studio.Web.Features.Compose.Slots;

/// <summary>Fills the slots inside it from the library, from videos and from links, and has pictures cropped.</summary>
public sealed partial class SlotDesk(SlotSources sources, DialogService dialogs, IStringLocalizer<Texts> text)
{
    private readonly Dictionary<long, CancellationTokenSource> _fetches = [];

    /// <summary>The draft that is filled.</summary>
    [Parameter, EditorRequired]
    public required DraftEditor Editor { get; set; }

    /// <summary>The files that are on their way.</summary>
    [Parameter, EditorRequired]
    public required UploadTray Tray { get; set; }

    /// <summary>Raised after the draft or the tray changed.</summary>
    [Parameter]
    public EventCallback OnChanged { get; set; }

    /// <summary>Raised with a file that gives way.</summary>
    [Parameter]
    public EventCallback<FileInTransit> OnDismiss { get; set; }

    /// <summary>Raised with a crop, for its upload.</summary>
    [Parameter]
    public EventCallback<Crop> OnCropped { get; set; }

    /// <summary>Raised with what should have the focus again after a card moved, unless the member went elsewhere meanwhile.</summary>
    [Parameter]
    public EventCallback<ElementReference> OnRefocus { get; set; }

    /// <summary>The slots.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    /// <summary>Has items of the library chosen for a role; of a video for a picture's role, a frame.</summary>
    public async Task ChooseAsync(ReferenceRole role)
    {
        MediaKind[] kinds = role.Kind() == MediaKind.Image ? [MediaKind.Image, MediaKind.Video] : [role.Kind()];
        foreach (var id in await LibraryPicker.OpenAsync(dialogs, text[$"Slots.Choose.{role}"], kinds, !role.IsSingle()))
        {
            if (await Editor.LearnAsync(id, CancellationToken.None) && await PartAsync(Editor.Media[id], role) is { } part)
            {
                await MakeRoomAsync(role);
                await PlaceAsync(new FileInTransit(sources.NextKey(), role, "", ""), part);
            }
        }
    }

    /// <summary>Has a link written for a role, or a refused one corrected.</summary>
    public async Task AskForLinkAsync(ReferenceRole role, FileInTransit? refused = null)
    {
        if (await LinkDialog.AskAsync(dialogs, text[$"Slots.Link.{role}"], refused?.Link) is not { } link)
        {
            return;
        }
        if (refused is not null)
        {
            await OnDismiss.InvokeAsync(refused);
        }
        await FetchAsync(link, role, refused?.Replaces);
    }

    /// <summary>Fetches what a link leads to into a role; its card says how it goes.</summary>
    public async Task FetchAsync(Uri link, ReferenceRole role, MediaItemId? replaces = null)
    {
        var draft = Editor.Id;
        var file = new FileInTransit(sources.NextKey(), role, LinkDialog.NameOf(link), "", replaces) { Link = link };
        await MakeRoomAsync(role);
        Tray.Add(file);
        await OnChanged.InvokeAsync();
        using var stop = new CancellationTokenSource();
        _fetches[file.Key] = stop;
        try
        {
            var outcome = await sources.FetchAsync(link, role, stop.Token);
            if (Tray.Find(file.Key) is null || Editor.Id != draft)
            {
                return; // stopped in the last moment, or another draft is open; the item is in the library
            }
            if (outcome is SourceOutcome.Found found && await Editor.LearnAsync(found.Id, CancellationToken.None))
            {
                await PlaceAsync(file, found.Id);
            }
            else
            {
                Tray.Refuse(file.Key, outcome is SourceOutcome.Refused refused ? refused.Sentence : text["Compose.Media.Gone"]);
                await OnChanged.InvokeAsync();
            }
        }
        catch (OperationCanceledException)
        {
            // Whoever stopped it has put its card away.
        }
        finally
        {
            _fetches.Remove(file.Key);
        }
    }

    /// <summary>Stops a fetch; nothing happens where there is none of this name.</summary>
    public void Stop(long key)
    {
        if (_fetches.TryGetValue(key, out var stop))
        {
            stop.Cancel();
        }
    }

    /// <summary>Has a picture cropped to a ratio; the crop takes its place.</summary>
    public async Task CropAsync(Reference reference, string ratio)
    {
        if (
            Editor.Media.GetValueOrDefault(reference.ItemId) is { } item
            && Editor.Profile.FindRatio(ratio) is { } shape
            && await CropDialog.OpenAsync(dialogs, text["Slots.Crop.Title", ratio], item, shape, Editor.Profile.Images.MinSide ?? 1)
                is { } file
        )
        {
            await OnCropped.InvokeAsync(new Crop(reference, file));
        }
    }

    private async Task<MediaItemId?> PartAsync(MediaItem item, ReferenceRole role)
    {
        if (item.Kind == role.Kind())
        {
            return item.Id;
        }
        var frame = await FrameDialog.OpenAsync(dialogs, text["Slots.Frame.Title"], item);
        return frame is { } id && await Editor.LearnAsync(id, CancellationToken.None) ? id : null;
    }

    private async Task MakeRoomAsync(ReferenceRole role)
    {
        foreach (var file in Tray.GivingWay(role))
        {
            await OnDismiss.InvokeAsync(file);
        }
    }

    private async Task PlaceAsync(FileInTransit file, MediaItemId id)
    {
        Editor.Change(c => Tray.Place(c, file, id));
        await OnChanged.InvokeAsync();
        await Editor.FlushAsync();
    }
}

/// <summary>A part of a picture, in the browser.</summary>
/// <param name="Of">The reference whose place it takes.</param>
/// <param name="File">The browser's file.</param>
public sealed record Crop(Reference Of, IJSObjectReference File);
