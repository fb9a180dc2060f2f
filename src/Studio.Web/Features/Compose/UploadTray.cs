using Studio.Domain.Generations;
using Studio.Domain.Media;

namespace Studio.Web.Features.Compose;

/// <summary>A file on its way from the browser into a role, or one that was refused.</summary>
/// <param name="Key">The browser's name for it.</param>
/// <param name="Role">What it is for.</param>
/// <param name="Name">The file name.</param>
/// <param name="PreviewUrl">Where the browser itself can show it.</param>
/// <param name="Replaces">The item whose place it takes.</param>
public sealed record FileInTransit(long Key, ReferenceRole Role, string Name, string PreviewUrl, MediaItemId? Replaces = null)
{
    /// <summary>Where the server fetches it from; null for a file of the browser's.</summary>
    public Uri? Link { get; init; }

    /// <summary>The item that it was cut from; null for a whole file.</summary>
    public MediaItemId? CutFrom { get; init; }

    /// <summary>Whether a person has stopped it for now.</summary>
    public bool IsPaused { get; init; }

    /// <summary>Why it was not taken; null while it is on its way.</summary>
    public string? Refusal { get; init; }

    /// <summary>Whether a refused file may be sent again as it is.</summary>
    public bool CanRetry { get; init; }
}

/// <summary>The files of one page that are on their way, in the order they were chosen.</summary>
public sealed class UploadTray
{
    private readonly List<FileInTransit> _files = [];
    private readonly Dictionary<Reference, long> _turns = [];

    /// <summary>Every file, refused ones until they are dismissed.</summary>
    public IReadOnlyList<FileInTransit> Files => _files;

    /// <summary>The first file that is still on its way.</summary>
    public FileInTransit? FirstMoving => _files.Find(f => f.Refusal is null);

    /// <summary>The file of a key; null where it was cancelled meanwhile.</summary>
    public FileInTransit? Find(long key) => _files.Find(f => f.Key == key);

    /// <summary>Takes a file in and returns those that give way to it: in a role that holds one the earlier one, and refusals that were read.</summary>
    public IReadOnlyList<FileInTransit> Add(FileInTransit file)
    {
        var given = GivingWay(file.Role).FindAll(f => f.Key != file.Key);
        _files.RemoveAll(f => f.Key == file.Key || given.Contains(f));
        _files.Add(file);
        return given;
    }

    /// <summary>The files that give way to another one of a role.</summary>
    public List<FileInTransit> GivingWay(ReferenceRole role) =>
        _files.FindAll(f => f.Role == role && (role.IsSingle() || f is { Refusal: not null, CanRetry: false }));

    /// <summary>Notes that a file is on its way again.</summary>
    public void Start(long key, string previewUrl) =>
        Update(key, f => f with { PreviewUrl = previewUrl, IsPaused = false, Refusal = null, CanRetry = false });

    /// <summary>Notes that a file waits for a person.</summary>
    public void Pause(long key) => Update(key, f => f with { IsPaused = true });

    /// <summary>Notes why a file was not taken.</summary>
    public void Refuse(long key, string sentence, bool canRetry = false) =>
        Update(key, f => f with { Refusal = sentence, CanRetry = canRetry });

    /// <summary>Lets a file go.</summary>
    public void Remove(long key) => _files.RemoveAll(f => f.Key == key);

    /// <summary>Lets every file go.</summary>
    public void Clear() => _files.Clear();

    /// <summary>Whether a file that has arrived stands in the composition already, in another place than it was meant for.</summary>
    public static bool IsTwice(Composition composition, FileInTransit file, MediaItemId itemId) =>
        !file.Role.IsSingle() && file.Replaces != itemId && composition.In(file.Role).Any(r => r.ItemId == itemId);

    /// <summary>Puts a file that has arrived into the composition: in the place of the one it replaces, else in the order of choosing.</summary>
    public Composition Place(Composition composition, FileInTransit file, MediaItemId itemId)
    {
        Remove(file.Key);
        var reference = new Reference(file.Role, itemId);
        var old = composition.In(file.Role).FirstOrDefault(r => file.Role.IsSingle() || r.ItemId == file.Replaces);
        if (composition.References.Contains(reference) || composition.SetAside.Contains(reference))
        {
            return composition;
        }
        if (file.Role.Mode() != composition.Mode)
        {
            return composition with { SetAside = [.. composition.SetAside, reference] };
        }
        if (old is not null)
        {
            return composition.Replace(old, reference);
        }
        var earlier = composition.In(file.Role).Count(r => !_turns.TryGetValue(r, out var turn) || turn < file.Key);
        _turns[reference] = file.Key;
        return composition.With(reference).Move(reference, earlier);
    }

    /// <summary>The role for a file that was dropped or pasted beside the slots.</summary>
    public ReferenceRole RoleFor(Composition composition, MediaKind kind)
    {
        if (composition.Mode == GenerationMode.Frames)
        {
            return IsFree(composition, ReferenceRole.FirstFrame) ? ReferenceRole.FirstFrame : ReferenceRole.LastFrame;
        }
        return ListOf(kind);
    }

    /// <summary>The role of the references of a kind.</summary>
    public static ReferenceRole ListOf(MediaKind kind) =>
        kind switch
        {
            MediaKind.Video => ReferenceRole.ReferenceVideo,
            MediaKind.Audio => ReferenceRole.ReferenceAudio,
            _ => ReferenceRole.ReferenceImage,
        };

    private bool IsFree(Composition composition, ReferenceRole role) =>
        !composition.In(role).Any() && !_files.Exists(f => f.Role == role && f.Refusal is null);

    private void Update(long key, Func<FileInTransit, FileInTransit> change)
    {
        var at = _files.FindIndex(f => f.Key == key);
        if (at >= 0)
        {
            _files[at] = change(_files[at]);
        }
    }
}
