using System.Buffers;

namespace Studio.Application.Media;

/// <summary>The one folder for files that live as long as one piece of work: <c>tmp</c> under the data directory, out of reach of the machine's other users.</summary>
/// <param name="path">The folder; made when it is first needed.</param>
/// <param name="time">Tells what is old.</param>
public sealed class ScratchFolder(string path, TimeProvider time)
{
    private const int CopyBytes = 256 * 1024;

    /// <summary>A file unwritten for this long belongs to a process that was killed: copying writes all the time, and probing takes seconds. Another instance may share the folder, so nothing younger goes.</summary>
    public static readonly TimeSpan LeastAge = TimeSpan.FromHours(1);

    /// <summary>A new file that programs can open by its name, and that goes when it is closed.</summary>
    public FileStream Create()
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            BufferSize = 0, // programs see all that is written
            Access = FileAccess.ReadWrite,
            Share = FileShare.ReadWrite | FileShare.Delete,
            Options = FileOptions.Asynchronous | FileOptions.DeleteOnClose,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }
        Directory.CreateDirectory(path);
        return new FileStream(Path.Combine(path, $"{Guid.NewGuid():N}"), options);
    }

    /// <summary>Such a file with a content, read to its end.</summary>
    /// <exception cref="MediaStoreException">The folder has no room left or can't be written.</exception>
    public async Task<FileStream> CopyAsync(Stream content, CancellationToken cancellationToken)
    {
        var copy = DiskMediaStore.Guarded(Create);
        var buffer = ArrayPool<byte>.Shared.Rent(CopyBytes);
        try
        {
            for (int got; (got = await content.ReadAsync(buffer, cancellationToken)) > 0; )
            {
                await DiskMediaStore.GuardedAsync(() => copy.WriteAsync(buffer.AsMemory(0, got), cancellationToken));
            }
            return copy;
        }
        catch
        {
            await copy.DisposeAsync();
            throw;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Deletes what a killed process left; returns how many files that were.</summary>
    public int Sweep()
    {
        var folder = new DirectoryInfo(path);
        var oldest = time.GetUtcNow() - LeastAge;
        return folder.Exists ? folder.EnumerateFiles().Count(f => f.LastWriteTimeUtc <= oldest && TryDelete(f)) : 0;
    }

    private static bool TryDelete(FileInfo file)
    {
        try
        {
            file.Delete();
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException) // another instance was quicker, or still has it open
        {
            return false;
        }
    }
}
