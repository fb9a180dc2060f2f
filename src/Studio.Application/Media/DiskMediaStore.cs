using System.Buffers;
using System.Globalization;
using Microsoft.Win32.SafeHandles;

namespace Studio.Application.Media;

/// <summary>Keeps media in a folder: <c>partial/</c> for what is arriving, <c>files/ab/cd/</c> for what is whole.</summary>
/// <param name="root">The folder; made when it is missing.</param>
public sealed class DiskMediaStore(string root) : IMediaStore
{
    private const int BufferSize = 256 * 1024;
    private const int NoSpaceLeft = 28; // ENOSPC
    private const int QuotaExceeded = 122; // EDQUOT

    /// <inheritdoc/>
    public async Task<long> AppendAsync(string partialKey, long offset, Stream content, CancellationToken cancellationToken)
    {
        var path = Partial(partialKey);
        await using var file = Guarded(() =>
        {
            if (offset > 0 && !File.Exists(path))
            {
                throw new PartialOffsetException(offset, 0);
            }
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.None, 0, FileOptions.Asynchronous);
        });
        if (file.Length != offset)
        {
            throw new PartialOffsetException(offset, file.Length);
        }
        file.Position = offset;
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            for (int got; (got = await content.ReadAsync(buffer, cancellationToken)) > 0; )
            {
                // Not cancelled half-way: what was read is kept, so the length never lies.
                await GuardedAsync(() => file.WriteAsync(buffer.AsMemory(0, got), CancellationToken.None));
            }
            return file.Length;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <inheritdoc/>
    public Task<long> PartialLengthAsync(string partialKey, CancellationToken cancellationToken)
    {
        var file = new FileInfo(Partial(partialKey));
        return Task.FromResult(file.Exists ? file.Length : 0);
    }

    /// <inheritdoc/>
    public Task<PartialContent> OpenPartialAsync(string partialKey, CancellationToken cancellationToken)
    {
        var file = Guarded(() => Read(Partial(partialKey)));
        return Task.FromResult(new PartialContent(file, VersionOf(file.SafeFileHandle)));
    }

    /// <inheritdoc/>
    public Task CommitAsync(string partialKey, string key, string? version, CancellationToken cancellationToken)
    {
        var (source, target) = (Partial(partialKey), Committed(key));
        Guarded(() =>
        {
            // The bytes are on the disk before the name is: after a power cut the key holds the whole file or nothing.
            using (var handle = File.OpenHandle(source, FileMode.Open, FileAccess.ReadWrite))
            {
                if (version is not null && version != VersionOf(handle))
                {
                    throw new PartialChangedException();
                }
                RandomAccess.FlushToDisk(handle);
            }
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Move(source, target, overwrite: true);
            return target;
        });
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task DiscardAsync(string partialKey, CancellationToken cancellationToken) => Delete(Partial(partialKey));

    /// <inheritdoc/>
    public Task<Stream?> OpenAsync(string key, long offset, CancellationToken cancellationToken)
    {
        var path = Committed(key);
        if (!File.Exists(path))
        {
            return Task.FromResult<Stream?>(null);
        }
        var file = Read(path);
        file.Position = offset;
        return Task.FromResult<Stream?>(file);
    }

    /// <inheritdoc/>
    public Task<long?> LengthAsync(string key, CancellationToken cancellationToken)
    {
        var file = new FileInfo(Committed(key));
        return Task.FromResult<long?>(file.Exists ? file.Length : null);
    }

    /// <inheritdoc/>
    public Task DeleteAsync(string key, CancellationToken cancellationToken) => Delete(Committed(key));

    /// <inheritdoc/>
    public IAsyncEnumerable<StoredBlob> ListAsync(StoredArea area, CancellationToken cancellationToken)
    {
        var (folder, depth) = area == StoredArea.Files ? (Path.Combine(root, "files"), 2) : (Path.Combine(root, "partial"), 0);
        return FilesUnder(new DirectoryInfo(folder), depth).Where(f => StoreKey.IsKey(f.Name)).Select(Listed).ToAsyncEnumerable();

        static StoredBlob Listed(FileInfo file) => new(file.Name, file.Length, new DateTimeOffset(file.LastWriteTimeUtc));
    }

    /// <summary>Null: the studio serves what a folder holds.</summary>
    public Task<Uri?> SignAsync(string key, string contentType, DateTimeOffset expiresAt, CancellationToken cancellationToken) =>
        Task.FromResult<Uri?>(null);

    private string Partial(string key) => Path.Combine(root, "partial", StoreKey.CheckedPartial(key));

    private string Committed(string key) => Path.Combine(root, "files", StoreKey.Checked(key)[..2], key[2..4], key);

    // Folder by folder, so that only one folder's names are held at a time.
    private static IEnumerable<FileInfo> FilesUnder(DirectoryInfo folder, int depth)
    {
        if (depth > 0)
        {
            return Sorted(f => f.GetDirectories()).SelectMany(f => FilesUnder(f, depth - 1));
        }
        // One that goes during the listing is left out; asking for it keeps its length and time.
        return Sorted(f => f.GetFiles()).Where(f => f.Exists);

        T[] Sorted<T>(Func<DirectoryInfo, T[]> list)
            where T : FileSystemInfo
        {
            var entries = folder.Exists ? Guarded(() => list(folder)) : [];
            Array.Sort(entries, (a, b) => string.CompareOrdinal(a.Name, b.Name));
            return entries;
        }
    }

    private static FileStream Read(string path) =>
        new(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, BufferSize, FileOptions.Asynchronous);

    private static string VersionOf(SafeFileHandle file) =>
        string.Create(CultureInfo.InvariantCulture, $"{RandomAccess.GetLength(file)}-{File.GetLastWriteTimeUtc(file).Ticks}");

    private static Task Delete(string path)
    {
        if (File.Exists(path))
        {
            Guarded(() =>
            {
                File.Delete(path);
                return path;
            });
        }
        return Task.CompletedTask;
    }

    /// <summary>Acts, and throws <see cref="MediaStoreException"/> where the disk is full or can't be used.</summary>
    internal static T Guarded<T>(Func<T> action)
    {
        try
        {
            return action();
        }
        catch (Exception e) when (IsStoreFault(e))
        {
            throw Fault(e);
        }
    }

    /// <inheritdoc cref="Guarded{T}"/>
    internal static async ValueTask GuardedAsync(Func<ValueTask> action)
    {
        try
        {
            await action();
        }
        catch (Exception e) when (IsStoreFault(e))
        {
            throw Fault(e);
        }
    }

    private static bool IsStoreFault(Exception e) =>
        e is UnauthorizedAccessException or IOException and not (PartialOffsetException or PartialChangedException);

    private static MediaStoreException Fault(Exception e) =>
        e.HResult is NoSpaceLeft or QuotaExceeded
            ? new MediaStoreException("The disk has no room left.", isFull: true, e)
            : new MediaStoreException("The disk can't be written.", isFull: false, e);
}
