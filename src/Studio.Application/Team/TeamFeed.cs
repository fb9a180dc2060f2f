using System.Collections.Concurrent;
using Studio.Domain.Team;

namespace Studio.Application.Team;

/// <summary>Something about the team changed, and is committed.</summary>
/// <param name="MemberId">The member it is about; null for invitations.</param>
public sealed record TeamChange(MemberId? MemberId)
{
    /// <summary>Whether another instance committed it, so that it isn't sent round again.</summary>
    public bool IsFromElsewhere { get; init; }
}

/// <summary>Tells open pages what changed in the team.</summary>
public sealed class TeamFeed
{
    private readonly ConcurrentDictionary<Subscription, Action<TeamChange>> _listeners = new();

    /// <summary>Calls <paramref name="listener"/> for each change, on the thread that made it; it must return quickly and not throw. Dispose to stop.</summary>
    public IDisposable Subscribe(Action<TeamChange> listener)
    {
        var subscription = new Subscription(this);
        _listeners[subscription] = listener;
        return subscription;
    }

    /// <summary>Tells every listener; called after the commit.</summary>
    public void Publish(TeamChange change)
    {
        foreach (var listener in _listeners.Values)
        {
            listener(change);
        }
    }

    private sealed class Subscription(TeamFeed feed) : IDisposable
    {
        public void Dispose() => feed._listeners.TryRemove(this, out _);
    }
}
