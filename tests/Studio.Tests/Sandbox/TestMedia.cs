using System.Diagnostics;
using System.Text;
using Xunit;

namespace Studio.Tests.Sandbox;

/// <summary>Media for tests: heads that are enough to be recognised, or real files made by ffmpeg.</summary>
internal static class TestMedia
{
    public static Dictionary<string, byte[]> Small() =>
        new()
        {
            ["a.png"] = [0x89, .. "PNG\r\n\u001a\n, an image"u8],
            ["b.jpg"] = [0xFF, 0xD8, 0xFF, 0xE0, .. "a picture, to the eye"u8],
            ["v.mp4"] = [0, 0, 0, 24, .. "ftypisom, a video"u8],
            ["m.mp3"] = Encoding.ASCII.GetBytes("ID3, a song of some length"),
            ["page.html"] = Encoding.ASCII.GetBytes("<!doctype html><title>Not media</title>"),
        };

    /// <summary>Runs ffmpeg and gives the file that it wrote.</summary>
    public static async Task<byte[]> MakeAsync(string extension, params string[] arguments)
    {
        var file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + extension);
        try
        {
            await RunAsync("ffmpeg", ["-nostdin", "-loglevel", "error", .. arguments, file]);
            return await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>What ffprobe says of the streams, one line each: codec, width, height, frame rate, frames.</summary>
    public static async Task<string[]> ProbeAsync(string file)
    {
        const string Entries = "stream=codec_name,width,height,r_frame_rate,nb_frames";
        var output = await RunAsync("ffprobe", ["-v", "error", "-show_entries", Entries, "-of", "csv=p=0", file]);
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }

    private static async Task<string> RunAsync(string program, IEnumerable<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, process.ExitCode);
        return output;
    }
}
