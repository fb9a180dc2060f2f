using Studio.Application.Generations;
using Studio.Application.History;
using Studio.Domain.Generations;

namespace Studio.Web.Features.History;

/// <summary>The one generation that a page is open on, read again when it or a sibling changes.</summary>
public sealed partial class ItemView(GenerationHistory history, GenerationFeed feed, TimeProvider time, ILogger<ItemView> logger)
    : IDisposable
{
    private readonly CancellationTokenSource _gone = new();
    private ChangeBatches? _changes;
    private GenerationId? _id;

    /// <summary>All about it; null until it was read.</summary>
    public GenerationDetail? Detail { get; private set; }

    /// <summary>Whether there is no such generation.</summary>
    public bool IsMissing { get; private set; }

    /// <summary>Whether reading it broke.</summary>
    public bool HasFailed { get; private set; }

    /// <summary>Tells of changes from now on; the callback must return at once and come back with <see cref="RefreshAsync"/>.</summary>
    public void Listen(Action onChanges) =>
        _changes = new ChangeBatches(
            feed,
            time,
            _ => onChanges(),
            change => change.Id == _id || change.SubmissionId == Detail?.Entry.SubmissionId
        );

    /// <summary>Opens a generation; does nothing when it is open.</summary>
    public async Task OpenAsync(GenerationId id)
    {
        if (_id != id)
        {
            _id = id;
            await ReloadAsync();
        }
    }

    /// <summary>Reads it anew, after a failure too.</summary>
    public Task ReloadAsync()
    {
        Detail = null;
        return ReadAsync(keepOnFailure: false);
    }

    /// <summary>Reads it again and keeps what is there should that break.</summary>
    public Task RefreshAsync() => ReadAsync(keepOnFailure: true);

    /// <inheritdoc/>
    public void Dispose()
    {
        _changes?.Dispose();
        _gone.Cancel();
        _gone.Dispose();
    }

    private async Task ReadAsync(bool keepOnFailure)
    {
        if (_gone.IsCancellationRequested || _id is not { } id)
        {
            return;
        }
        try
        {
            var detail = await history.FindAsync(id, _gone.Token);
            // The reader may have moved on to another generation, or a later reading may have come in first.
            if (_id == id && !(Detail?.Generation.Version > detail?.Generation.Version))
            {
                Detail = detail;
                IsMissing = detail is null;
                HasFailed = false;
            }
        }
        catch (Exception) when (_gone.IsCancellationRequested)
        {
            // The page is gone, and with it whoever would have read this.
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            HasFailed = !keepOnFailure || Detail is null;
            LogReadBroke(logger, id, exception);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Generation {GenerationId} could not be read")]
    private static partial void LogReadBroke(ILogger logger, GenerationId generationId, Exception exception);
}
