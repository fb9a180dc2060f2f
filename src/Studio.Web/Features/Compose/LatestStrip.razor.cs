using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Studio.Application.Generations;
using Studio.Application.History;
using Studio.Domain.Generations;

namespace Studio.Web.Features.Compose;

/// <summary>What the team sent last, live; each change reads its one generation again.</summary>
public sealed partial class LatestStrip(
    GenerationHistory history,
    GenerationFeed feed,
    IStringLocalizer<Texts> text,
    ILogger<LatestStrip> logger
) : IDisposable
{
    private const int Shown = 8;

    private readonly CancellationTokenSource _closed = new();
    private readonly HashSet<GenerationId> _changed = [];
    private List<HistoryEntry>? _entries; // null until the first load
    private IDisposable? _subscription;
    private bool _isReading;
    private bool _hasFailed;

    private int MovingCount => _entries?.Count(e => !e.Status.IsFinal() && e.Status != GenerationStatus.Unknown) ?? 0;

    /// <inheritdoc/>
    protected override Task OnInitializedAsync()
    {
        _subscription = feed.Subscribe(change => _ = InvokeAsync(() => TakeAsync(change)));
        return LoadAsync();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _subscription?.Dispose();
        _closed.Cancel();
        _closed.Dispose();
    }

    private string TitleOf(HistoryEntry entry) => entry.Composition.Name is { Length: > 0 } name ? name : text["Compose.Latest.NoPrompt"];

    private Task LoadAsync() =>
        ReadAsync(async () =>
        {
            var slice = await history.ListAsync(new HistoryFilter(), before: null, Shown, _closed.Token);
            _entries = [.. slice.Entries];
        });

    private Task TakeAsync(GenerationChange change)
    {
        // Every generation begins as queued, so an unknown one that moved on is older than what is shown.
        if (change.Status == GenerationStatus.Queued || _entries?.Exists(e => e.Id == change.Id) != false)
        {
            _changed.Add(change.Id);
        }
        return _isReading || _entries is null ? Task.CompletedTask : ReadAsync(() => Task.CompletedTask);
    }

    // One reading at a time: otherwise an older reading could arrive last and stay.
    private async Task ReadAsync(Func<Task> load)
    {
        _isReading = true;
        try
        {
            await load();
            while (_changed.Count > 0)
            {
                var id = _changed.First();
                _changed.Remove(id);
                Place(id, await history.FindEntryAsync(id, _closed.Token));
            }
            _hasFailed = false;
        }
        catch (OperationCanceledException) when (_closed.IsCancellationRequested)
        {
            return;
        }
        catch (Exception exception)
        {
            LogReadFailed(logger, exception);
            _hasFailed = true;
        }
        finally
        {
            _isReading = false;
        }
        StateHasChanged();
    }

    private void Place(GenerationId id, HistoryEntry? entry)
    {
        var at = _entries!.FindIndex(e => e.Id == id);
        switch (at, entry)
        {
            case (< 0, { } added):
                _entries = [.. _entries.Append(added).OrderByDescending(e => e.CreatedAt).Take(Shown)];
                break;
            case (>= 0, { } changed):
                _entries[at] = changed;
                break;
            case (>= 0, null):
                _entries.RemoveAt(at);
                break;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The latest generations could not be read")]
    private static partial void LogReadFailed(ILogger logger, Exception exception);
}
