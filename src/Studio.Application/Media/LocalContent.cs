using System.Security.Cryptography;

namespace Studio.Application.Media;

/// <summary>The content of a partial file as a local file that programs can open, with its hash: the partial file itself on disk, a copy that goes away by itself otherwise.</summary>
internal sealed class LocalContent : IAsyncDisposable
{
    private LocalContent(FileStream file, string sha256)
    {
        File = file;
        Sha256 = sha256;
    }

    /// <summary>The open file.</summary>
    public FileStream File { get; }

    /// <summary>SHA-256 of the content, lower-case hexadecimal.</summary>
    public string Sha256 { get; }

    /// <param name="partial">Taken over.</param>
    /// <param name="scratch">Where a copy would stand.</param>
    /// <param name="sha256">The hash, where it is known from the arrival of the bytes.</param>
    /// <param name="cancellationToken">Stops.</param>
    public static async Task<LocalContent> OpenAsync(
        Stream partial,
        ScratchFolder scratch,
        string? sha256,
        CancellationToken cancellationToken
    )
    {
        if (partial is FileStream local)
        {
            return new LocalContent(local, sha256 ?? Convert.ToHexStringLower(await SHA256.HashDataAsync(local, cancellationToken)));
        }
        await using (partial)
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            await using var arriving = new HashedStream(partial, long.MaxValue, [hash]);
            var copy = await scratch.CopyAsync(arriving, cancellationToken);
            return new LocalContent(copy, Convert.ToHexStringLower(hash.GetHashAndReset()));
        }
    }

    public ValueTask DisposeAsync() => File.DisposeAsync();
}
