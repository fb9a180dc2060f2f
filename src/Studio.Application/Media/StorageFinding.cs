using Studio.Domain.Media;

namespace Studio.Application.Media;

/// <summary>Where the database and the media store disagree.</summary>
public abstract record StorageFinding
{
    private StorageFinding() { }

    /// <summary>An item whose file is gone, or has another length than it was stored with.</summary>
    /// <param name="ItemId">The item.</param>
    /// <param name="Name">The file name that people see.</param>
    /// <param name="Kind">What it is.</param>
    /// <param name="Member">Who brought or made it.</param>
    /// <param name="CreatedAt">When it was stored, UTC.</param>
    /// <param name="Length">Bytes that it should have; 0 for a poster, whose length nobody keeps.</param>
    /// <param name="Found">Bytes that are there; null when there is no file.</param>
    /// <param name="IsPoster">Whether only its poster is gone.</param>
    public sealed record Missing(
        MediaItemId ItemId,
        string Name,
        MediaKind Kind,
        string Member,
        DateTimeOffset CreatedAt,
        long Length,
        long? Found,
        bool IsPoster
    ) : StorageFinding;

    /// <summary>A file that no item has.</summary>
    /// <param name="Key">Its key in the store.</param>
    /// <param name="Length">Bytes.</param>
    /// <param name="Since">When it came into the store, UTC, at the earliest.</param>
    public sealed record Orphaned(string Key, long Length, DateTimeOffset Since) : StorageFinding;
}

/// <summary>How far a report has come, and what it has counted.</summary>
/// <param name="Items">Items of the database.</param>
/// <param name="Files">Whole files of the store, posters among them.</param>
/// <param name="Bytes">Their bytes.</param>
/// <param name="Posters">Posters in the store.</param>
/// <param name="PosterBytes">Their bytes.</param>
/// <param name="Partials">Files that are arriving, or were left half-way.</param>
/// <param name="PartialBytes">Bytes of them that are there.</param>
public sealed record StorageTally(int Items, int Files, long Bytes, int Posters, long PosterBytes, int Partials, long PartialBytes)
{
    /// <summary>Before anything is counted.</summary>
    public static readonly StorageTally Zero = new(0, 0, 0, 0, 0, 0, 0);
}
