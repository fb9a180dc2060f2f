using System.ComponentModel;
using System.Diagnostics;

namespace Studio.Application.Media;

/// <summary>Runs a program over content that nobody trusts: with a limit on its time, its memory and what it says.</summary>
internal static class BoundedProgram
{
    private const int MostMemory = 4 * 1024 * 1024; // in KiB, as ulimit counts
    private const int MostProcessorTime = 120; // in seconds; also ends what outlives the studio
    private const string Shell = "/bin/sh";
    private static readonly string Limits =
        $"ulimit -v {MostMemory} 2>/dev/null; ulimit -t {MostProcessorTime} 2>/dev/null; exec \"$0\" \"$@\"";

    /// <summary>What the program wrote; null when it is missing, failed, said nothing, said more than <paramref name="most"/> bytes or took too long.</summary>
    public static async Task<byte[]?> RunAsync(
        string program,
        IReadOnlyList<string> arguments,
        TimeSpan time,
        long most,
        CancellationToken cancellationToken
    )
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(time);
        using var process = new Process { StartInfo = StartInfo(program, arguments) };
        try
        {
            process.Start();
        }
        catch (Win32Exception)
        {
            return null;
        }
        try
        {
            process.StandardInput.Close();
            var complaints = process.StandardError.BaseStream.CopyToAsync(Stream.Null, limit.Token);
            using var output = new MemoryStream();
            await new BoundedStream(process.StandardOutput.BaseStream, most).CopyToAsync(output, limit.Token);
            await complaints;
            await process.WaitForExitAsync(limit.Token);
            return process.ExitCode == 0 && output.Length > 0 ? output.ToArray() : null;
        }
        catch (TooLongException)
        {
            return null;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    // The shell sets the limits and becomes the program; what it runs are arguments, never text that it reads.
    private static ProcessStartInfo StartInfo(string program, IReadOnlyList<string> arguments) =>
        new(File.Exists(Shell) ? Shell : program, File.Exists(Shell) ? ["-c", Limits, program, .. arguments] : arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
}
