using System.Globalization;
using Studio.Domain.Catalog;
using Studio.Domain.Generations;
using Studio.Domain.Media;
using Studio.Domain.Team;

namespace Studio.Application.Media;

/// <summary>What came of the wish for a frame.</summary>
public abstract record GrabOutcome
{
    private GrabOutcome() { }

    /// <summary>The frame is an item.</summary>
    /// <param name="Item">The picture.</param>
    /// <param name="AlreadyThere">Whether the same picture was an item before.</param>
    public sealed record Grabbed(MediaItem Item, bool AlreadyThere) : GrabOutcome;

    /// <summary>There is no such video.</summary>
    public sealed record NotFound : GrabOutcome;

    /// <summary>The video has no frame there, or none that can be read.</summary>
    public sealed record NoFrame : GrabOutcome;

    /// <summary><c>ffmpeg</c> and <c>ffprobe</c>, which read frames, are not installed.</summary>
    public sealed record NoProgram : GrabOutcome;

    /// <summary>The member may not bring files.</summary>
    public sealed record NotAllowed : GrabOutcome;
}

/// <summary>Takes single frames out of stored videos, in full size, as pictures of their own.</summary>
public sealed class VideoFrames(IMediaStore store, MediaIntake intake, ModelCatalog catalog, Ffmpeg ffmpeg, ScratchFolder scratch)
{
    /// <summary>Makes a frame an item.</summary>
    /// <param name="memberId">Whose the picture will be.</param>
    /// <param name="video">The video.</param>
    /// <param name="seconds">The moment whose frame is wanted, from the start, as a player shows it; null: the last frame.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="MediaStoreException">The store is full or broken.</exception>
    public async Task<GrabOutcome> TakeAsync(MemberId memberId, MediaItem video, double? seconds, CancellationToken cancellationToken)
    {
        if (video.Kind != MediaKind.Video || await store.OpenAsync(video.StoreKey, 0, cancellationToken) is not { } content)
        {
            return new GrabOutcome.NotFound();
        }
        if (!ffmpeg.CanGrab)
        {
            await content.DisposeAsync();
            return new GrabOutcome.NoProgram();
        }
        VideoFrame? frame;
        await using (var local = await LocalContent.OpenAsync(content, scratch, video.Sha256, cancellationToken))
        {
            var most = catalog.MostBytes(ReferenceRole.FirstFrame);
            frame = await ffmpeg.FrameAsync(local.File.Name, video.Facts, seconds, most, cancellationToken);
        }
        if (frame is null)
        {
            return new GrabOutcome.NoFrame();
        }
        var partialKey = $"frame-{Guid.NewGuid():N}";
        await using var picture = new MemoryStream(frame.Content, writable: false);
        await store.AppendAsync(partialKey, 0, picture, cancellationToken);
        var request = new IntakeRequest(partialKey, NameOf(video, frame), memberId, MediaOrigin.Derived)
        {
            CutFrom = video.Id,
            ExpectedKind = MediaKind.Image,
        };
        return await intake.AdoptAsync(request, cancellationToken) is IntakeOutcome.Adopted adopted
            ? new GrabOutcome.Grabbed(adopted.Item, adopted.AlreadyThere)
            : new GrabOutcome.NoFrame();
    }

    // clip.mp4 at 63.2 s: "clip 1:03.2.png"
    private static string NameOf(MediaItem video, VideoFrame frame)
    {
        var tenths = (long)Math.Round(frame.Seconds * 10);
        var at = string.Create(CultureInfo.InvariantCulture, $"{tenths / 600}:{tenths / 10 % 60:00}.{tenths % 10}");
        return $"{Path.GetFileNameWithoutExtension(video.Name)} {at}{MediaTypes.Find(frame.ContentType)!.Extensions[0]}";
    }
}
