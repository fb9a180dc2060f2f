namespace Studio.Application.Media;

/// <summary>The two halves of a media store.</summary>
public enum StoredArea
{
    /// <summary>What is whole.</summary>
    Files,

    /// <summary>What is arriving, or was left behind half-way.</summary>
    Partials,
}

/// <summary>A file of the media store as a listing shows it.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Length">Bytes; 0 while its blocks are only staged.</param>
/// <param name="ModifiedAt">When it was last written, UTC; null where the store doesn't say.</param>
/// <param name="IsStaged">Whether it is staged blocks alone, which the blob store drops by itself a week after the last one.</param>
public sealed record StoredBlob(string Key, long Length, DateTimeOffset? ModifiedAt, bool IsStaged = false);
