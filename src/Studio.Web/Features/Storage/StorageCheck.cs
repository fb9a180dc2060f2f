using System.Collections.Immutable;
using Studio.Application.Media;

namespace Studio.Web.Features.Storage;

/// <summary>How a comparison of the store stands.</summary>
public enum StorageCheckState
{
    /// <summary>It goes on.</summary>
    Running,

    /// <summary>It came to its end.</summary>
    Done,

    /// <summary>The reader stopped it.</summary>
    Stopped,

    /// <summary>The database or the store broke off.</summary>
    Failed,
}

/// <summary>A comparison of the store as a page shows it.</summary>
/// <param name="State">How it stands.</param>
/// <param name="Tally">What it has counted.</param>
/// <param name="Missing">Items without their file, the first of them.</param>
/// <param name="MissingCount">All of them.</param>
/// <param name="Orphans">Files without an item, the first of them.</param>
/// <param name="OrphanCount">All of them.</param>
/// <param name="OrphanBytes">Bytes of all of them.</param>
public sealed record StorageCheckView(
    StorageCheckState State,
    StorageTally Tally,
    ImmutableList<StorageFinding.Missing> Missing,
    int MissingCount,
    ImmutableList<StorageFinding.Orphaned> Orphans,
    int OrphanCount,
    long OrphanBytes
)
{
    /// <summary>Before anything is compared.</summary>
    public static readonly StorageCheckView Begun = new(StorageCheckState.Running, StorageTally.Zero, [], 0, [], 0, 0);

    /// <summary>Whether the database and the store agree, as far as they were compared.</summary>
    public bool IsClean => MissingCount == 0 && OrphanCount == 0;
}

/// <summary>Runs the report of the store beside an open page, away from its circuit, until it ends or nobody waits for it.</summary>
public sealed partial class StorageCheck(StorageReport report, ILogger<StorageCheck> logger) : IDisposable
{
    /// <summary>So many findings of a kind are listed; the others are counted.</summary>
    public const int MostListed = 500;

    private CancellationTokenSource? _stop;

    /// <summary>How it stands; a new one after each change.</summary>
    public StorageCheckView View { get; private set; } = StorageCheckView.Begun;

    /// <summary>Compares once; one that is still running gives way.</summary>
    /// <param name="changed">Told of each change, on any thread.</param>
    public async Task RunAsync(Action changed)
    {
        Stop();
        using var stop = _stop = new CancellationTokenSource();
        Show(StorageCheckView.Begun);
        try
        {
            // A listing of a folder never waits, so it would hold up everything else on the page.
            await Task.Run(() => ReadAsync(Show, stop.Token), stop.Token);
            Show(View with { State = StorageCheckState.Done });
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            Show(View with { State = StorageCheckState.Stopped });
        }
        catch (Exception e)
        {
            NotCompared(e); // the store or the database; the page offers another try
            Show(View with { State = StorageCheckState.Failed });
        }
        finally
        {
            Interlocked.CompareExchange(ref _stop, null, stop);
        }

        void Show(StorageCheckView view)
        {
            if (_stop == stop)
            {
                View = view;
                changed();
            }
        }
    }

    /// <summary>Stops a comparison that is running.</summary>
    public void Stop() => _stop?.Cancel();

    /// <inheritdoc/>
    public void Dispose() => Stop();

    private async Task ReadAsync(Action<StorageCheckView> show, CancellationToken cancellationToken)
    {
        var view = StorageCheckView.Begun;
        var progress = new Progress(tally => show(view = view with { Tally = tally }));
        await foreach (var finding in report.ReadAsync(progress, cancellationToken))
        {
            view = finding switch
            {
                StorageFinding.Missing missing => view with
                {
                    Missing = view.MissingCount < MostListed ? view.Missing.Add(missing) : view.Missing,
                    MissingCount = view.MissingCount + 1,
                },
                StorageFinding.Orphaned orphan => view with
                {
                    Orphans = view.OrphanCount < MostListed ? view.Orphans.Add(orphan) : view.Orphans,
                    OrphanCount = view.OrphanCount + 1,
                    OrphanBytes = view.OrphanBytes + orphan.Length,
                },
                _ => view,
            };
        }
        show(view);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The store could not be compared with the database.")]
    private partial void NotCompared(Exception exception);

    private sealed class Progress(Action<StorageTally> report) : IProgress<StorageTally>
    {
        public void Report(StorageTally value) => report(value);
    }
}
