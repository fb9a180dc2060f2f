using Studio.Application.Generations;
using Studio.Application.Media;
using Studio.Domain.Catalog;
using Studio.Domain.Generations;
using Studio.Domain.Media;
using Studio.Domain.Team;

namespace Studio.Web.Features.Compose;

/// <summary>The draft behind one open Compose page: what it holds, what the rules say of it, and its saving a moment after each change.</summary>
public sealed partial class DraftEditor(
    Drafts drafts,
    MediaLibrary library,
    ModelCatalog catalog,
    TimeProvider time,
    ILogger<DraftEditor> logger
) : IAsyncDisposable
{
    /// <summary>How long after a change the draft is saved.</summary>
    public static readonly TimeSpan SaveDelay = TimeSpan.FromSeconds(1);

    /// <summary>How long after a failed save it is tried again.</summary>
    public static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _saving = new(1);
    private readonly Dictionary<MediaItemId, MediaItem> _media = [];
    private ITimer? _timer;
    private MemberId _memberId;
    private Composition? _saved;
    private int _version;

    /// <summary>Raised when a save ended, on any thread.</summary>
    public event Action? Saved;

    /// <summary>The draft that is open; null until <see cref="OpenAsync"/> is done.</summary>
    public DraftId? Id { get; private set; }

    /// <summary>What it holds now, saved or not.</summary>
    public Composition Composition { get; private set; } = catalog.NewComposition();

    /// <summary>When it was saved last, UTC.</summary>
    public DateTimeOffset SavedAt { get; private set; }

    /// <summary>Whether the last save failed; it is tried again by itself.</summary>
    public bool SaveFailed { get; private set; }

    /// <summary>The version that another page saved; while it is here, nothing is saved.</summary>
    public Draft? Newer { get; private set; }

    /// <summary>Whether something is not on the server yet.</summary>
    public bool IsUnsaved => Id is not null && Composition != _saved;

    /// <summary>The model that the composition names, or the default.</summary>
    public ModelProfile Profile => catalog.Find(Composition.Model) ?? catalog.Default;

    /// <summary>Every model on offer.</summary>
    public IReadOnlyList<ModelProfile> Models => catalog.Profiles;

    /// <summary>The items of the references, those set aside included.</summary>
    public IReadOnlyDictionary<MediaItemId, MediaItem> Media => _media;

    /// <summary>What a new draft starts with.</summary>
    public Composition NewComposition() => drafts.NewComposition();

    /// <summary>What the rules say of the composition, errors first.</summary>
    public IReadOnlyList<RuleViolation> Check() => GenerationRules.Check(Composition, catalog, _media);

    /// <summary>Opens a draft of the member's, or the one worked on last; false where the wanted one is gone.</summary>
    public async Task<bool> OpenAsync(MemberId memberId, DraftId? id, CancellationToken cancellationToken)
    {
        Draft? found;
        Draft draft;
        do
        {
            if (IsUnsaved)
            {
                await FlushAsync();
            }
            found = id is { } wanted ? await drafts.FindAsync(wanted, memberId, cancellationToken) : null;
            draft = found ?? await drafts.OpenLatestAsync(memberId, cancellationToken);
            await LoadMediaAsync(draft.Composition, cancellationToken);
        } while (IsUnsaved && Newer is null); // typed while the other was read
        _memberId = memberId;
        Take(draft);
        return found is not null || id is null;
    }

    /// <summary>Changes the composition; it is saved a moment later.</summary>
    public void Change(CompositionEdit edit)
    {
        var composition = edit(Composition);
        if (composition != Composition)
        {
            Composition = composition;
            SaveIn(SaveDelay);
        }
    }

    /// <summary>Goes back to what the draft held before; that is a change like any other.</summary>
    public async Task RestoreAsync(Composition composition, CancellationToken cancellationToken)
    {
        await LoadMediaAsync(composition, cancellationToken);
        Change(_ => composition);
    }

    /// <summary>Makes an item that was just stored known to the rules; false where it is gone.</summary>
    public async Task<bool> LearnAsync(MediaItemId id, CancellationToken cancellationToken)
    {
        await LoadMediaAsync([id], cancellationToken);
        return _media.ContainsKey(id);
    }

    /// <summary>Saves now what is not on the server yet.</summary>
    public async Task FlushAsync()
    {
        await _saving.WaitAsync();
        try
        {
            if (Newer is null && IsUnsaved)
            {
                await SaveAsync(Composition);
            }
        }
        finally
        {
            _saving.Release();
        }
        Saved?.Invoke();
    }

    /// <summary>Gives up what this page holds for the version that another page saved.</summary>
    public async Task TakeNewerAsync(CancellationToken cancellationToken)
    {
        if (Newer is { } newer)
        {
            await LoadMediaAsync(newer.Composition, cancellationToken);
            Take(newer);
        }
    }

    /// <summary>Saves what this page holds over the version that another page saved.</summary>
    public async Task KeepMineAsync()
    {
        if (Newer is { } newer)
        {
            _version = newer.Version;
            Newer = null;
            await FlushAsync();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_timer is not null)
        {
            await _timer.DisposeAsync();
        }
        _saving.Dispose();
    }

    private void Take(Draft draft)
    {
        (Id, Composition, _saved, _version, SavedAt) = (draft.Id, draft.Composition, draft.Composition, draft.Version, draft.SavedAt);
        (Newer, SaveFailed) = (null, false);
    }

    private Task LoadMediaAsync(Composition composition, CancellationToken cancellationToken) =>
        LoadMediaAsync([.. composition.References.Concat(composition.SetAside).Select(r => r.ItemId).Distinct()], cancellationToken);

    private async Task LoadMediaAsync(IReadOnlyCollection<MediaItemId> ids, CancellationToken cancellationToken)
    {
        foreach (var (id, item) in await library.FindAsync(ids, cancellationToken))
        {
            _media[id] = item;
        }
    }

    private void SaveIn(TimeSpan delay)
    {
        _timer ??= time.CreateTimer(_ => _ = SaveInBackgroundAsync(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _timer.Change(delay, Timeout.InfiniteTimeSpan);
    }

    private async Task SaveInBackgroundAsync()
    {
        try
        {
            await FlushAsync();
        }
        catch (ObjectDisposedException)
        {
            // The page closed while the timer fired; closing has saved.
        }
        catch (Exception exception)
        {
            LogSaveFailed(logger, Id ?? default, exception);
            SaveFailed = true;
            SaveIn(RetryDelay);
            Saved?.Invoke();
        }
    }

    private async Task SaveAsync(Composition composition)
    {
        switch (await drafts.SaveAsync(Id!.Value, _memberId, _version, composition, CancellationToken.None))
        {
            case SaveDraftOutcome.Saved saved:
                (_saved, _version, SavedAt, SaveFailed) = (composition, saved.Version, saved.At, false);
                break;
            case SaveDraftOutcome.Conflict conflict:
                Newer = conflict.Newer;
                break;
            case SaveDraftOutcome.Gone:
                var draft = await drafts.BringBackAsync(Id.Value, _memberId, composition, CancellationToken.None);
                (_saved, _version, SavedAt, SaveFailed) = (composition, draft.Version, draft.SavedAt, false);
                break;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Draft {DraftId} could not be saved; it is tried again")]
    private static partial void LogSaveFailed(ILogger logger, DraftId draftId, Exception exception);
}
