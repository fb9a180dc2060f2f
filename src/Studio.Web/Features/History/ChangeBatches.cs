using Studio.Application.Generations;
using Studio.Domain.Generations;

namespace Studio.Web.Features.History;

/// <summary>Gathers the changes of a moment and hands them over together, so that a burst costs a page one pass.</summary>
public sealed class ChangeBatches : IDisposable
{
    /// <summary>How long changes are gathered.</summary>
    public static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(150);

    private readonly Lock _gate = new();
    private readonly Action<IReadOnlyCollection<GenerationId>> _onBatch;
    private readonly ITimer _timer;
    private readonly IDisposable _subscription;
    private HashSet<GenerationId> _gathered = [];

    /// <summary>Starts listening.</summary>
    /// <param name="feed">What to listen to.</param>
    /// <param name="time">Measures the moment.</param>
    /// <param name="onBatch">Called with each generation that changed, once; must return at once.</param>
    /// <param name="isWanted">Lets changes through; null: all of them.</param>
    public ChangeBatches(
        GenerationFeed feed,
        TimeProvider time,
        Action<IReadOnlyCollection<GenerationId>> onBatch,
        Func<GenerationChange, bool>? isWanted = null
    )
    {
        _onBatch = onBatch;
        _timer = time.CreateTimer(_ => HandOver(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _subscription = feed.Subscribe(change =>
        {
            if (isWanted?.Invoke(change) ?? true)
            {
                Gather(change.Id);
            }
        });
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _subscription.Dispose();
        _timer.Dispose();
    }

    private void Gather(GenerationId id)
    {
        lock (_gate)
        {
            if (_gathered.Count == 0)
            {
                _timer.Change(Moment, Timeout.InfiniteTimeSpan);
            }
            _gathered.Add(id);
        }
    }

    private void HandOver()
    {
        IReadOnlyCollection<GenerationId> batch;
        lock (_gate)
        {
            batch = _gathered;
            _gathered = [];
        }
        _onBatch(batch);
    }
}
