using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Studio.Application.Data;
using Studio.Domain.Catalog;
using Studio.Domain.Generations;
using Studio.Domain.Media;

namespace Studio.Application.Media;

/// <summary>Makes a whole partial file an item: hashes it, looks into it, refuses it or stores it, once.</summary>
public sealed partial class MediaIntake(
    IMediaStore store,
    IDbContextFactory<StudioDbContext> contexts,
    ModelCatalog catalog,
    Ffmpeg ffmpeg,
    ScratchFolder scratch,
    TimeProvider time,
    ILogger<MediaIntake> logger
)
{
    /// <summary>Pixels of a picture or a frame, at most, whatever a model takes: 100 million are 400 MB when decoded.</summary>
    public const long MostPixels = 100_000_000;

    /// <summary>Takes a file or refuses it; either way the partial file is gone.</summary>
    /// <exception cref="MediaStoreException">The store is full or broken.</exception>
    /// <exception cref="PartialOffsetException">It has another length than it must have.</exception>
    /// <exception cref="PartialChangedException">Another instance wrote it meanwhile.</exception>
    public async Task<IntakeOutcome> AdoptAsync(IntakeRequest request, CancellationToken cancellationToken)
    {
        var length = await store.PartialLengthAsync(request.PartialKey, cancellationToken);
        if (request.Length is { } said && said != length)
        {
            throw new PartialOffsetException(said, length);
        }
        if (length == 0)
        {
            return await RefuseAsync(request, new IntakeRefusal.Empty(), cancellationToken);
        }
        MediaFacts facts;
        string sha256;
        MediaPoster? poster;
        var partial = await store.OpenPartialAsync(request.PartialKey, cancellationToken);
        await using (var local = await LocalContent.OpenAsync(partial.Stream, scratch, request.Sha256, cancellationToken))
        {
            if (local.File.Length != length)
            {
                throw new PartialChangedException();
            }
            var content = MediaContent.Read(MediaBytes.Of(local.File));
            if (content is MediaContent.Known known)
            {
                content = new MediaContent.Known(await ffmpeg.ProbeAsync(local.File.Name, known.Facts, cancellationToken));
            }
            if (Refusal(request, content, length) is { } refusal)
            {
                return await RefuseAsync(request, refusal, cancellationToken);
            }
            facts = ((MediaContent.Known)content).Facts;
            sha256 = local.Sha256;
            if (await FindAsync(sha256, cancellationToken) is { } twin)
            {
                await store.DiscardAsync(request.PartialKey, cancellationToken);
                return new IntakeOutcome.Adopted(twin, AlreadyThere: true);
            }
            poster = await MakePosterAsync(local.File, facts, length, cancellationToken);
        }
        return await StoreAsync(request, partial.Version, facts, length, sha256, poster, cancellationToken);
    }

    private async Task<IntakeOutcome> StoreAsync(
        IntakeRequest request,
        string version,
        MediaFacts facts,
        long length,
        string sha256,
        MediaPoster? poster,
        CancellationToken cancellationToken
    )
    {
        var now = time.GetUtcNow();
        var id = MediaItemId.New(now);
        var key = StoreKey.Item(sha256, id);
        var posterKey = poster is null ? null : await StorePosterAsync(key, poster, cancellationToken);
        var name = MediaTypes.CleanName(request.Name, otherwise: MediaTypes.DownloadName(facts.Kind.ToString(), facts.ContentType));
        var item = new MediaItem(id, request.MemberId, request.Origin, name, facts, length, sha256, key, posterKey, now);
        if (request.CutFrom is { } source)
        {
            item.CutFrom(source);
        }
        try
        {
            await store.CommitAsync(request.PartialKey, key, version, cancellationToken);
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            context.MediaItems.Add(item);
            await context.SaveChangesAsync(cancellationToken);
        }
        catch
        {
            await store.DeleteAsync(key, CancellationToken.None);
            if (posterKey is not null)
            {
                await store.DeleteAsync(posterKey, CancellationToken.None);
            }
            // Two uploads of the same bytes at the same time: the unique index let one through.
            if (await FindAsync(sha256, CancellationToken.None) is { } twin)
            {
                return new IntakeOutcome.Adopted(twin, AlreadyThere: true);
            }
            throw;
        }
        LogAdopted(id, facts.ContentType, length);
        return new IntakeOutcome.Adopted(item, AlreadyThere: false);
    }

    /// <summary>Makes the poster of a local file; null where it needs none, or none can be made.</summary>
    internal async Task<MediaPoster?> MakePosterAsync(FileStream file, MediaFacts facts, long length, CancellationToken cancellationToken)
    {
        if (!MediaPoster.IsNeeded(facts, length))
        {
            return null;
        }
        var isClear = ImageHeader.IsClear(MediaBytes.Of(file), facts.ContentType);
        return await ffmpeg.PosterAsync(file.Name, facts, isClear, cancellationToken) is { } poster && !poster.IsIdle(facts, length)
            ? poster
            : null;
    }

    /// <summary>Stores a poster; returns its key, which is the same whoever makes it, or null where the store fails.</summary>
    internal async Task<string?> StorePosterAsync(string itemKey, MediaPoster poster, CancellationToken cancellationToken)
    {
        var key = StoreKey.Poster(itemKey, isClear: poster.ContentType == "image/png");
        var partialKey = $"poster-{Guid.NewGuid():N}"; // two instances may be making it
        try
        {
            await using var content = new MemoryStream(poster.Content, writable: false);
            await store.AppendAsync(partialKey, 0, content, cancellationToken);
            await store.CommitAsync(partialKey, key, version: null, cancellationToken);
            return key;
        }
        catch (MediaStoreException e) // an item without a poster is still an item
        {
            LogNoPoster(e);
            await store.DiscardAsync(partialKey, cancellationToken);
            return null;
        }
    }

    private async Task<MediaItem?> FindAsync(string sha256, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.MediaItems.AsNoTracking().FirstOrDefaultAsync(m => m.Sha256 == sha256, cancellationToken);
    }

    private async Task<IntakeOutcome> RefuseAsync(IntakeRequest request, IntakeRefusal refusal, CancellationToken cancellationToken)
    {
        await store.DiscardAsync(request.PartialKey, cancellationToken);
        LogRefused(refusal.Name);
        return new IntakeOutcome.Refused(refusal);
    }

    private IntakeRefusal? Refusal(IntakeRequest request, MediaContent content, long length)
    {
        switch (content)
        {
            case MediaContent.Broken broken:
                return new IntakeRefusal.Broken(broken.ContentType);
            case MediaContent.Known { Facts: var facts }:
                if (facts is { Width: { } width, Height: { } height } && (long)width * height > MostPixels)
                {
                    return new IntakeRefusal.TooManyPixels(width, height, MostPixels);
                }
                if (request.ExpectedKind is { } expected && facts.Kind != expected)
                {
                    return new IntakeRefusal.OtherKind(facts.Kind, expected);
                }
                return request.Role is { } role && Violation(role, facts, length) is { } violation
                    ? new IntakeRefusal.BreaksRule(violation)
                    : null;
            default:
                return new IntakeRefusal.NotMedia();
        }
    }

    // A file that one model takes is taken; composing says which model doesn't.
    private RuleViolation? Violation(ReferenceRole role, MediaFacts facts, long length)
    {
        var first = catalog.Profiles.Select(p =>
            GenerationRules.CheckMedia(role, facts, length, p).FirstOrDefault(v => v.Severity == RuleSeverity.Error)
        );
        return first.Aggregate((best, next) => best is null || next is null ? null : best);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Media item {Id} stored: {ContentType}, {Length} bytes")]
    private partial void LogAdopted(MediaItemId id, string contentType, long length);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A poster could not be stored")]
    private partial void LogNoPoster(Exception e);

    [LoggerMessage(Level = LogLevel.Information, Message = "A file was refused: {Reason}")]
    private partial void LogRefused(string reason);
}
