namespace Studio.Application.Media;

/// <summary>Where bytes stand: a folder, or Azure Blob Storage. A file grows as a partial file and is then committed under its key, whole or not at all.</summary>
public interface IMediaStore
{
    /// <summary>Appends to a partial file, streaming; returns its new length in bytes. What arrived before a break stays.</summary>
    /// <param name="partialKey">Names the partial file; made by the first append, at offset 0.</param>
    /// <param name="offset">Where the content begins; must equal the partial file's length.</param>
    /// <param name="content">Read to its end.</param>
    /// <param name="cancellationToken">Stops; what arrived stays.</param>
    /// <exception cref="PartialOffsetException">The partial file has another length.</exception>
    /// <exception cref="MediaStoreException">The store is full or broken; what was written before stays.</exception>
    Task<long> AppendAsync(string partialKey, long offset, Stream content, CancellationToken cancellationToken);

    /// <summary>The length of a partial file in bytes; 0 where there is none.</summary>
    Task<long> PartialLengthAsync(string partialKey, CancellationToken cancellationToken);

    /// <summary>Opens a partial file for reading from its start; the stream can seek.</summary>
    Task<PartialContent> OpenPartialAsync(string partialKey, CancellationToken cancellationToken);

    /// <summary>Makes a partial file the file of a key; the partial file is gone afterwards.</summary>
    /// <param name="partialKey">The partial file.</param>
    /// <param name="key">The key.</param>
    /// <param name="version">What was opened and judged, so that nothing else is committed; null: whatever has arrived.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="PartialChangedException">The partial file is not what was opened, or is gone.</exception>
    Task CommitAsync(string partialKey, string key, string? version, CancellationToken cancellationToken);

    /// <summary>Throws a partial file away; nothing happens where there is none.</summary>
    Task DiscardAsync(string partialKey, CancellationToken cancellationToken);

    /// <summary>Opens a file from an offset in bytes, at most its length; null where there is none.</summary>
    Task<Stream?> OpenAsync(string key, long offset, CancellationToken cancellationToken);

    /// <summary>The length of a file in bytes; null where there is none.</summary>
    Task<long?> LengthAsync(string key, CancellationToken cancellationToken);

    /// <summary>Deletes a file; nothing happens where there is none.</summary>
    Task DeleteAsync(string key, CancellationToken cancellationToken);

    /// <summary>Everything that stands in one half of the store, in ordinal order of the keys, streamed; what has no key of ours is left out.</summary>
    /// <exception cref="MediaStoreException">The store is away or broken.</exception>
    IAsyncEnumerable<StoredBlob> ListAsync(StoredArea area, CancellationToken cancellationToken);

    /// <summary>A link that anybody can read the file by until it expires; null where the store has none of its own and the studio serves it.</summary>
    Task<Uri?> SignAsync(string key, string contentType, DateTimeOffset expiresAt, CancellationToken cancellationToken);
}

/// <summary>A partial file that was opened.</summary>
/// <param name="Stream">Its bytes.</param>
/// <param name="Version">Another one as soon as it is written again.</param>
public sealed record PartialContent(Stream Stream, string Version);

/// <summary>A partial file doesn't have the length that an append expected.</summary>
public sealed class PartialOffsetException(long expected, long actual)
    : IOException($"The partial file holds {actual} bytes, not {expected}.")
{
    /// <summary>The length that was expected, in bytes.</summary>
    public long Expected { get; } = expected;

    /// <summary>The length that it has, in bytes.</summary>
    public long Actual { get; } = actual;
}

/// <summary>A partial file was changed, by another instance, after it was opened.</summary>
public sealed class PartialChangedException() : IOException("The partial file is not what was read of it.");

/// <summary>The store could not keep or give bytes: it is full, away or broken.</summary>
public sealed class MediaStoreException(string message, bool isFull, Exception innerException) : IOException(message, innerException)
{
    /// <summary>Whether there is no room left.</summary>
    public bool IsFull { get; } = isFull;
}
