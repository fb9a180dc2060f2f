using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Studio.Domain.Generations;
using Studio.Domain.Team;

namespace Studio.Application.Generations;

/// <summary>A generation moved on; published after the commit.</summary>
public sealed record GenerationChange(GenerationId Id, SubmissionId SubmissionId, MemberId MemberId, GenerationStatus Status)
{
    /// <summary>Whether another instance committed it, so that it isn't sent round again.</summary>
    public bool IsFromElsewhere { get; init; }
}

/// <summary>Tells pages and workers what has changed, so that nobody polls the database.</summary>
public sealed partial class GenerationFeed(ILogger<GenerationFeed> logger)
{
    private readonly ConcurrentDictionary<object, Action<GenerationChange>> _subscribers = new();

    /// <summary>Calls back on each change until disposed; the callback must return at once.</summary>
    public IDisposable Subscribe(Action<GenerationChange> onChange)
    {
        var subscription = new Subscription(_subscribers);
        _subscribers[subscription] = onChange;
        return subscription;
    }

    /// <summary>Passes a committed change on; one broken subscriber spares the others.</summary>
    public void Publish(GenerationChange change)
    {
        foreach (var onChange in _subscribers.Values)
        {
            try
            {
                onChange(change);
            }
            catch (Exception exception)
            {
                LogSubscriberBroke(logger, change.Id, exception);
            }
        }
    }

    private sealed class Subscription(ConcurrentDictionary<object, Action<GenerationChange>> subscribers) : IDisposable
    {
        public void Dispose() => subscribers.TryRemove(this, out _);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A subscriber broke on a change of generation {GenerationId}")]
    private static partial void LogSubscriberBroke(ILogger logger, GenerationId generationId, Exception exception);
}
