using Studio.Application.Generations;
using Studio.Application.History;
using Studio.Domain.Generations;
using Studio.Domain.Team;

namespace Studio.Web.Features.History;

/// <summary>What a member does from the page of a generation; each deed is finished even if the page is left meanwhile.</summary>
public sealed class ItemDeeds(Drafts drafts, RetryGeneration retry, CancelGeneration cancel, FetchVideoAgain fetch)
{
    /// <summary>Starts a draft with everything that the generation was made from, in its ratio.</summary>
    public async Task<DraftId> RemixAsync(MemberId memberId, HistoryEntry entry) =>
        (await drafts.StartAsync(memberId, entry.Composition.Alone(entry.Ratio), CancellationToken.None)).Id;

    /// <summary>Sends the same again as a new generation.</summary>
    public Task<SubmitOutcome> RetryAsync(MemberId memberId, GenerationId id) => retry.ExecuteAsync(memberId, id, CancellationToken.None);

    /// <summary>Stops it, or asks the provider to.</summary>
    public Task<CancelOutcome> CancelAsync(MemberId memberId, GenerationId id) => cancel.ExecuteAsync(memberId, id, CancellationToken.None);

    /// <summary>Fetches the finished video now, without generating again.</summary>
    public Task<FetchAgainOutcome> FetchAgainAsync(MemberId memberId, GenerationId id) =>
        fetch.ExecuteAsync(memberId, id, CancellationToken.None);
}
