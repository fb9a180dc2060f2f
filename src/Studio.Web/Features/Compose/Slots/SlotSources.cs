using Studio.Application.Media;
using Studio.Domain.Generations;
using Studio.Domain.Media;
using Studio.Web.Shared;

namespace Studio.Web.Features.Compose.Slots;

/// <summary>Where slots are filled from besides a whole file: links, frames of videos and parts of pictures, in the reader's name.</summary>
public sealed class SlotSources(
    ImportMedia import,
    GrabFrame grab,
    NoteCut noteCut,
    CurrentMember currentMember,
    RuleSentences sentences,
    TimeProvider time
) : IDisposable
{
    private readonly CancellationTokenSource _gone = new();
    private long _lastKey;

    /// <summary>A name for a file on its way, in one order with the browser's own: both grow with the microseconds.</summary>
    public long NextKey() => _lastKey = Math.Max(_lastKey + 1, time.GetUtcNow().ToUnixTimeMilliseconds() * 1000);

    /// <summary>Fetches what a link leads to.</summary>
    /// <param name="link">The link.</param>
    /// <param name="role">What it is meant for.</param>
    /// <param name="cancellationToken">Stops; so does the end of the visit.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public async Task<SourceOutcome> FetchAsync(Uri link, ReferenceRole role, CancellationToken cancellationToken)
    {
        using var stopped = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _gone.Token);
        var member = await currentMember.GetAsync();
        return await StoreAsync(async () =>
            await import.ExecuteAsync(member.Id, link, role, stopped.Token) switch
            {
                ImportOutcome.Imported imported => new SourceOutcome.Found(imported.Item.Id),
                var other => new SourceOutcome.Refused(sentences.Sentence(other)!),
            }
        );
    }

    /// <summary>Takes a frame out of a video.</summary>
    /// <param name="videoId">The video.</param>
    /// <param name="seconds">The moment at which a player stands, from the start; null: the last frame.</param>
    public async Task<SourceOutcome> GrabAsync(MediaItemId videoId, double? seconds)
    {
        var member = await currentMember.GetAsync();
        return await StoreAsync(async () =>
            await grab.ExecuteAsync(member.Id, videoId, seconds, CancellationToken.None) switch
            {
                GrabOutcome.Grabbed grabbed => new SourceOutcome.Found(grabbed.Item.Id),
                var other => new SourceOutcome.Refused(sentences.Sentence(other)!),
            }
        );
    }

    /// <summary>Notes which picture a crop, now stored, was cut from.</summary>
    public async Task NoteCutAsync(MediaItemId id, MediaItemId source)
    {
        var member = await currentMember.GetAsync();
        await noteCut.ExecuteAsync(member.Id, id, source, CancellationToken.None);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _gone.Cancel();
        _gone.Dispose();
    }

    private async Task<SourceOutcome> StoreAsync(Func<Task<SourceOutcome>> bring)
    {
        try
        {
            return await bring();
        }
        catch (MediaStoreException broken)
        {
            return new SourceOutcome.Refused(sentences.Sentence(broken));
        }
    }
}

/// <summary>What came of a source.</summary>
public abstract record SourceOutcome
{
    private SourceOutcome() { }

    /// <summary>It is an item of the library.</summary>
    public sealed record Found(MediaItemId Id) : SourceOutcome;

    /// <summary>Nothing came, and this sentence says why.</summary>
    public sealed record Refused(string Sentence) : SourceOutcome;
}
