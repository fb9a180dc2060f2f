using Studio.Application.Generations;
using Studio.Application.History;
using Studio.Domain.Generations;
using Studio.Domain.Team;
using Studio.Web.Shared;

namespace Studio.Web.Layout;

/// <summary>Tells what came of the generations that the member of this page sent; not of anybody else's.</summary>
public sealed partial class OwnResults(GenerationFeed feed, GenerationHistory history, CurrentMember current, ILogger<OwnResults> logger)
{
    /// <summary>Calls back with each that arrives, fails or expires from now on, until disposed; on no particular thread.</summary>
    /// <returns>The subscription; null where nobody is signed in any more.</returns>
    public async Task<IDisposable?> SubscribeAsync(Func<HistoryEntry, Task> onResult) =>
        await current.FindAsync() is { } member ? feed.Subscribe(change => Tell(change, member.Id, onResult)) : null;

    private void Tell(GenerationChange change, MemberId member, Func<HistoryEntry, Task> onResult)
    {
        if (
            change.MemberId == member
            && change.Status is (GenerationStatus.Succeeded or GenerationStatus.Failed or GenerationStatus.Expired)
        )
        {
            _ = TellAsync(change.Id, onResult);
        }
    }

    private async Task TellAsync(GenerationId id, Func<HistoryEntry, Task> onResult)
    {
        try
        {
            if (await history.FindEntryAsync(id, CancellationToken.None) is { } entry)
            {
                await onResult(entry);
            }
        }
        catch (ObjectDisposedException)
        {
            // The page went meanwhile; its history tells the rest.
        }
        catch (Exception exception)
        {
            LogUntold(logger, id, exception); // one toast; the history still shows it
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "What came of generation {GenerationId} was not told to its sender's page")]
    private static partial void LogUntold(ILogger logger, GenerationId generationId, Exception exception);
}
