using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Studio.Application.Data;

/// <summary>Tells whoever subscribed what was committed, so that nobody polls the database.</summary>
public abstract partial class Feed<TChange>(ILogger logger)
    where TChange : notnull
{
    private readonly ConcurrentDictionary<object, Action<TChange>> _subscribers = new();

    /// <summary>Calls back on each change, on the thread that made it but in the subscriber's culture, until disposed; the callback must return at once.</summary>
    public IDisposable Subscribe(Action<TChange> onChange)
    {
        var subscription = new Subscription(_subscribers);
        var context = ExecutionContext.Capture();
        _subscribers[subscription] = context is null ? onChange : change => ExecutionContext.Run(context, _ => onChange(change), null);
        return subscription;
    }

    /// <summary>Passes a committed change on; one broken subscriber spares the others.</summary>
    public void Publish(TChange change)
    {
        foreach (var onChange in _subscribers.Values)
        {
            try
            {
                onChange(change);
            }
            catch (Exception exception)
            {
                LogSubscriberBroke(logger, change, exception);
            }
        }
    }

    private sealed class Subscription(ConcurrentDictionary<object, Action<TChange>> subscribers) : IDisposable
    {
        public void Dispose() => subscribers.TryRemove(this, out _);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A subscriber broke on {Change}")]
    private static partial void LogSubscriberBroke(ILogger logger, object change, Exception exception);
}
