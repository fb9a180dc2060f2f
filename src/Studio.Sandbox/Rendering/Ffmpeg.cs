using System.ComponentModel;
using System.Diagnostics;

namespace Studio.Sandbox.Rendering;

/// <summary>One run of ffmpeg: arguments as a list, in a folder of its own, killed when it takes too long or isn't wanted any more.</summary>
internal static class Ffmpeg
{
    private const int MaxMessage = 500;

    /// <summary>Runs it; a <see cref="RenderException"/> tells that it is missing, failed or took too long.</summary>
    public static async Task RunAsync(
        string program,
        IEnumerable<string> arguments,
        string folder,
        TimeSpan limit,
        CancellationToken cancellation
    )
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            UseShellExecute = false,
        };
        using var process = Start(start);
        process.StandardInput.Close();
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        deadline.CancelAfter(limit);
        try
        {
            var message = await process.StandardError.ReadToEndAsync(deadline.Token);
            await process.WaitForExitAsync(deadline.Token);
            if (process.ExitCode != 0)
            {
                throw new RenderException(
                    $"ffmpeg ended with {process.ExitCode}: {message[..Math.Min(message.Length, MaxMessage)].Trim()}"
                );
            }
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
            cancellation.ThrowIfCancellationRequested();
            throw new RenderException($"ffmpeg took longer than {limit.TotalSeconds:0} s");
        }
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception missing)
        {
            throw new RenderException("ffmpeg is not installed", missing);
        }
    }
}

/// <summary>A video could not be rendered.</summary>
internal sealed class RenderException(string message, Exception? cause = null) : Exception(message, cause);
