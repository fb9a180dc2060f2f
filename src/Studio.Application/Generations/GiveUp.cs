using Studio.Domain.Generations;
using Studio.Domain.Team;

namespace Studio.Application.Generations;

/// <summary>Gives up, at a member's word, what may or may not have been accepted.</summary>
public sealed class GiveUp(Settlement settlement)
{
    /// <summary>Ends it as failed, with the member in its timeline.</summary>
    public async Task<SettleOutcome> ExecuteAsync(MemberId memberId, GenerationId id, CancellationToken cancellationToken) =>
        await settlement.MaySettleAsync(memberId, cancellationToken)
            ? await settlement.DecideAsync(id, (g, now) => g.GiveUp(now, memberId), cancellationToken)
            : new SettleOutcome.NotAllowed();
}
