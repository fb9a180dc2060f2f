using Studio.Application.Generations;
using Studio.Domain.Generations;
using Studio.Domain.Team;

namespace Studio.Web.Features.History;

/// <summary>What a member does about an unknown outcome; each deed is finished even if the page is left meanwhile.</summary>
public sealed class SettleDeeds(UnknownCandidates candidates, LinkTask link, SendAgain sendAgain, GiveUp giveUp)
{
    /// <summary>Reads the provider's list.</summary>
    public Task<CandidateList> LookAsync(GenerationId id, CancellationToken cancellationToken) =>
        candidates.FindAsync(id, cancellationToken);

    /// <summary>Says that a task is the one.</summary>
    public Task<SettleOutcome> LinkAsync(MemberId memberId, GenerationId id, string taskId) =>
        link.ExecuteAsync(memberId, id, taskId, CancellationToken.None);

    /// <summary>Sends it again, at the risk of paying twice.</summary>
    public Task<SettleOutcome> SendAgainAsync(MemberId memberId, GenerationId id) =>
        sendAgain.ExecuteAsync(memberId, id, CancellationToken.None);

    /// <summary>Marks it as failed.</summary>
    public Task<SettleOutcome> GiveUpAsync(MemberId memberId, GenerationId id) => giveUp.ExecuteAsync(memberId, id, CancellationToken.None);
}
