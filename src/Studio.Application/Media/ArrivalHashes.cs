using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace Studio.Application.Media;

/// <summary>The hashes of the files that are arriving at this instance, so that a whole one need not be read once more.</summary>
internal sealed class ArrivalHashes : IDisposable
{
    private readonly ConcurrentDictionary<UploadId, ArrivalHash> _hashes = new();

    /// <summary>Takes out the hash of what stands before an offset, a new one at the start; null where this instance didn't see all of it, or another one has written since.</summary>
    public ArrivalHash? Take(Upload upload, long offset)
    {
        if (_hashes.TryRemove(upload.Id, out var known))
        {
            if (known.Position == offset && known.Version == upload.ExpiresAt)
            {
                return known;
            }
            known.Dispose();
        }
        return offset == 0 ? new ArrivalHash() : null;
    }

    /// <summary>Keeps the hash of what has arrived until the next bytes.</summary>
    public void Keep(Upload upload, ArrivalHash hash)
    {
        hash.Version = upload.ExpiresAt;
        _hashes[upload.Id] = hash;
    }

    /// <summary>Lets go of the hash of an upload that is over.</summary>
    public void Drop(UploadId id)
    {
        if (_hashes.TryRemove(id, out var hash))
        {
            hash.Dispose();
        }
    }

    public void Dispose()
    {
        foreach (var hash in _hashes.Values)
        {
            hash.Dispose();
        }
    }
}

/// <summary>The hash of the first bytes of a file.</summary>
internal sealed class ArrivalHash : IDisposable
{
    /// <summary>Takes in what follows.</summary>
    public IncrementalHash Hash { get; } = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <summary>How many bytes.</summary>
    public long Position { get; set; }

    /// <summary>The upload's <see cref="Upload.ExpiresAt"/> when they were kept.</summary>
    public DateTimeOffset Version { get; set; }

    /// <summary>SHA-256 as lower-case hexadecimal; then it is over.</summary>
    public string Finish() => Convert.ToHexStringLower(Hash.GetHashAndReset());

    public void Dispose() => Hash.Dispose();
}
