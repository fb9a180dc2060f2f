using Studio.Domain.Generations;
using Studio.Domain.Team;

namespace Studio.Application.Generations;

/// <summary>Sends again what may have been accepted already, at a member's word: it may be billed twice.</summary>
public sealed class SendAgain(Settlement settlement)
{
    /// <summary>Puts it back in the queue, with the member in its timeline.</summary>
    public async Task<SettleOutcome> ExecuteAsync(MemberId memberId, GenerationId id, CancellationToken cancellationToken) =>
        await settlement.MaySettleAsync(memberId, cancellationToken)
            ? await settlement.DecideAsync(id, (g, now) => g.SendAgain(now, memberId), cancellationToken)
            : new SettleOutcome.NotAllowed();
}
