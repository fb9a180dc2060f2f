using Studio.Domain.Generations;
using Studio.Domain.Team;
using Studio.Seedance;

namespace Studio.Application.Generations;

/// <summary>Settles an unknown outcome by a member's choice of the provider's task.</summary>
public sealed class LinkTask(Settlement settlement, ProviderConnection provider)
{
    /// <summary>Links the task, once the provider confirms that there is one.</summary>
    public async Task<SettleOutcome> ExecuteAsync(MemberId memberId, GenerationId id, string taskId, CancellationToken cancellationToken)
    {
        if (!await settlement.MaySettleAsync(memberId, cancellationToken))
        {
            return new SettleOutcome.NotAllowed();
        }
        try
        {
            await provider.Client.GetTaskAsync(taskId, cancellationToken);
            return await settlement.LinkAsync(id, taskId, memberId, cancellationToken);
        }
        catch (SeedanceException exception)
        {
            return exception.Kind == SeedanceErrorKind.NotFound ? new SettleOutcome.TaskGone() : new SettleOutcome.NoAnswer();
        }
    }
}
