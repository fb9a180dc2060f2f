using Studio.Domain.Team;

namespace Studio.Domain.Media;

/// <summary>A stored file: uploaded, imported or generated. Its bytes never change.</summary>
public sealed class MediaItem
{
    private List<string> _tags = [];

    private MediaItem() { }

    /// <summary>Describes a file that already stands in the store.</summary>
    public MediaItem(
        MediaItemId id,
        MemberId memberId,
        MediaOrigin origin,
        string name,
        MediaFacts facts,
        long length,
        string sha256,
        string storeKey,
        string? posterKey,
        DateTimeOffset createdAt
    )
    {
        Id = id;
        MemberId = memberId;
        Origin = origin;
        Name = name;
        Kind = facts.Kind;
        ContentType = facts.ContentType;
        Width = facts.Width;
        Height = facts.Height;
        Seconds = facts.Seconds;
        FrameRate = facts.FrameRate;
        Codec = facts.Codec;
        Length = length;
        Sha256 = sha256;
        StoreKey = storeKey;
        PosterKey = posterKey;
        CreatedAt = createdAt;
    }

    /// <summary>Names the item.</summary>
    public MediaItemId Id { get; private set; }

    /// <summary>The member who brought or made it.</summary>
    public MemberId MemberId { get; private set; }

    /// <summary>How it came to be here.</summary>
    public MediaOrigin Origin { get; private set; }

    /// <summary>The file name that people see.</summary>
    public string Name { get; private set; } = "";

    /// <summary>What it is, by content.</summary>
    public MediaKind Kind { get; private set; }

    /// <summary>The media type of the content.</summary>
    public string ContentType { get; private set; } = "";

    /// <summary>Pixels across; null for audio or where it could not be read.</summary>
    public int? Width { get; private set; }

    /// <summary>Pixels down; null for audio or where it could not be read.</summary>
    public int? Height { get; private set; }

    /// <summary>Playing time in seconds; null for images or where it could not be read.</summary>
    public double? Seconds { get; private set; }

    /// <summary>Frames per second; null where it has none or could not be read.</summary>
    public double? FrameRate { get; private set; }

    /// <summary>The codec of the first stream; null where it could not be read.</summary>
    public string? Codec { get; private set; }

    /// <summary>Bytes.</summary>
    public long Length { get; private set; }

    /// <summary>SHA-256 of the bytes, lower-case hexadecimal; one item has it once.</summary>
    public string Sha256 { get; private set; } = "";

    /// <summary>Where the bytes stand in the media store.</summary>
    public string StoreKey { get; private set; } = "";

    /// <summary>Where a small picture of it stands in the media store, if one was needed and could be made.</summary>
    public string? PosterKey { get; private set; }

    /// <summary>When it was stored, UTC.</summary>
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>Words that the team finds it by.</summary>
    public IReadOnlyList<string> Tags => _tags;

    /// <summary>What may be done with it, in the team's words; empty where nobody said.</summary>
    public string RightsNote { get; private set; } = "";

    /// <summary>The last day on which it may be used.</summary>
    public DateOnly? RightsUntil { get; private set; }

    /// <summary>The item that it was cut from: the video of a frame, the picture of a crop.</summary>
    public MediaItemId? DerivedFrom { get; private set; }

    /// <summary>What was read from its content.</summary>
    public MediaFacts Facts => new(Kind, ContentType, Width, Height, Seconds, FrameRate, Codec);

    /// <summary>Takes another name.</summary>
    public void Rename(string name) => Name = name;

    /// <summary>Takes other tags: trimmed, each once whatever its case, in the order given.</summary>
    public void Tag(IEnumerable<string> tags) =>
        _tags = [.. tags.Select(t => t.Trim()).Where(t => t.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase)];

    /// <summary>Notes what may be done with it, and until when.</summary>
    public void NoteRights(string note, DateOnly? until) => (RightsNote, RightsUntil) = (note.Trim(), until);

    /// <summary>Notes where a small picture of it stands.</summary>
    public void NotePoster(string key) => PosterKey = key;

    /// <summary>Notes the item that it was cut from.</summary>
    public void CutFrom(MediaItemId source) => (Origin, DerivedFrom) = (MediaOrigin.Derived, source);
}
