using Studio.Application.Generations;
using Studio.Application.History;
using Studio.Application.Media;
using Studio.Domain.Generations;
using Studio.Domain.Team;

namespace Studio.Web.Features.History;

/// <summary>What a member does from the page of a generation; each deed is finished even if the page is left meanwhile.</summary>
public sealed class ItemDeeds(Drafts drafts, RetryGeneration retry, CancelGeneration cancel, FetchVideoAgain fetch, GrabFrame grab)
{
    /// <summary>Starts a draft with everything that the generation was made from, in its ratio.</summary>
    public async Task<DraftId> RemixAsync(MemberId memberId, HistoryEntry entry) =>
        (await drafts.StartAsync(memberId, entry.Composition.Alone(entry.Ratio), CancellationToken.None)).Id;

    /// <summary>Starts a draft with the same prompt and settings that begins on a frame of the video.</summary>
    /// <param name="memberId">Who acts.</param>
    /// <param name="entry">The generation; it has a video.</param>
    /// <param name="seconds">The moment at which the player stands, from the start; null: the last frame.</param>
    /// <exception cref="MediaStoreException">The store is full or broken.</exception>
    public async Task<ExtendOutcome> ExtendAsync(MemberId memberId, HistoryEntry entry, double? seconds)
    {
        var outcome = await grab.ExecuteAsync(memberId, entry.VideoId!.Value, seconds, CancellationToken.None);
        if (outcome is not GrabOutcome.Grabbed { Item: var frame })
        {
            return new ExtendOutcome.NoFrame(outcome);
        }
        var composition = entry.Composition.Alone(entry.Ratio) with
        {
            Mode = GenerationMode.Frames,
            References = [new Reference(ReferenceRole.FirstFrame, frame.Id)],
            SetAside = [],
        };
        return new ExtendOutcome.Started((await drafts.StartAsync(memberId, composition, CancellationToken.None)).Id);
    }

    /// <summary>Sends the same again as a new generation.</summary>
    public Task<SubmitOutcome> RetryAsync(MemberId memberId, GenerationId id) => retry.ExecuteAsync(memberId, id, CancellationToken.None);

    /// <summary>Stops it, or asks the provider to.</summary>
    public Task<CancelOutcome> CancelAsync(MemberId memberId, GenerationId id) => cancel.ExecuteAsync(memberId, id, CancellationToken.None);

    /// <summary>Fetches the finished video now, without generating again.</summary>
    public Task<FetchAgainOutcome> FetchAgainAsync(MemberId memberId, GenerationId id) =>
        fetch.ExecuteAsync(memberId, id, CancellationToken.None);
}

/// <summary>What came of the wish to go on from a frame.</summary>
public abstract record ExtendOutcome
{
    private ExtendOutcome() { }

    /// <summary>The draft begins on the frame.</summary>
    public sealed record Started(DraftId Id) : ExtendOutcome;

    /// <summary>There is no frame to begin on.</summary>
    public sealed record NoFrame(GrabOutcome Why) : ExtendOutcome;
}
