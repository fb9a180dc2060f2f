using Studio.Domain.Media;

namespace Studio.Web.Features.Library;

/// <summary>The items that are ticked: one by one, from the last tick to another, or all.</summary>
public sealed class LibrarySelection
{
    private readonly HashSet<MediaItemId> _chosen = [];
    private MediaItemId? _last;

    /// <summary>What is ticked.</summary>
    public IReadOnlySet<MediaItemId> Chosen => _chosen;

    /// <summary>Ticks an item, or takes its tick away.</summary>
    /// <param name="id">The item.</param>
    /// <param name="isRange">Whether everything between it and the last one ticked is meant too.</param>
    /// <param name="order">The items as they are shown.</param>
    public void Toggle(MediaItemId id, bool isRange, IReadOnlyList<MediaItemId> order)
    {
        if (_chosen.Remove(id))
        {
            _last = null;
            return;
        }
        var (here, there) = (IndexOf(order, id), isRange && _last is { } last ? IndexOf(order, last) : -1);
        _chosen.Add(id);
        if (there >= 0)
        {
            _chosen.UnionWith(order.Skip(Math.Min(here, there)).Take(Math.Abs(here - there) + 1));
        }
        _last = id;
    }

    /// <summary>Ticks everything that is shown.</summary>
    public void All(IEnumerable<MediaItemId> shown) => _chosen.UnionWith(shown);

    /// <summary>Takes every tick away.</summary>
    public void Clear()
    {
        _chosen.Clear();
        _last = null;
    }

    /// <summary>Forgets what is no longer shown: nobody acts on what can't be seen.</summary>
    public void Keep(IEnumerable<MediaItemId> shown) => _chosen.IntersectWith(shown);

    private static int IndexOf(IReadOnlyList<MediaItemId> order, MediaItemId id) => order.TakeWhile(o => o != id).Count();
}
