using System.ComponentModel;
using System.Diagnostics;

namespace Studio.Testing;

/// <summary>A disk of 4 MB that can be filled up: a tmpfs where one may be mounted, else a folder in which the next file stands on <c>/dev/full</c>.</summary>
public sealed class SmallDisk : IDisposable
{
    private const long Left = 256 * 1024; // bytes that a filled disk still takes
    private readonly TestFolder _folder = new();
    private readonly bool _isMounted;

    /// <summary>Makes the disk.</summary>
    public SmallDisk() => _isMounted = Run("mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", Path);

    /// <summary>Where it is.</summary>
    public string Path => _folder.Path;

    private string Filler => System.IO.Path.Combine(Path, "filler");

    /// <summary>Leaves too little room for a file that is about to be written.</summary>
    public void Fill(string file)
    {
        if (!_isMounted)
        {
            var path = System.IO.Path.Combine(Path, file);
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
            File.CreateSymbolicLink(path, "/dev/full");
            return;
        }
        using var filler = new FileStream(Filler, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        try
        {
            for (var block = new byte[64 * 1024]; ; )
            {
                filler.Write(block);
            }
        }
        catch (IOException)
        {
            filler.SetLength(filler.Length - Left);
        }
    }

    /// <summary>Undoes <see cref="Fill"/>.</summary>
    public void MakeRoom(string file) => File.Delete(_isMounted ? Filler : System.IO.Path.Combine(Path, file));

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_isMounted)
        {
            Run("umount", Path);
        }
        _folder.Dispose();
    }

    private static bool Run(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
            process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (Win32Exception) // no such program
        {
            return false;
        }
    }
}
