using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Studio.Domain.Media;

namespace Studio.Application.Media;

/// <summary>Asks the programs <c>ffprobe</c> and <c>ffmpeg</c>, where they are installed, what a file holds and for a picture of it.</summary>
/// <param name="probePath">Where <c>ffprobe</c> is; null where it isn't.</param>
/// <param name="encoderPath">Where <c>ffmpeg</c> is; null where it isn't.</param>
public sealed class Ffmpeg(string? probePath, string? encoderPath)
{
    private const int MaxReport = 256 * 1024;
    private const int MaxPoster = 4 * 1024 * 1024;
    private const int PosterWidth = 960;
    private static readonly TimeSpan ProbeTime = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan PosterTime = TimeSpan.FromSeconds(30);

    /// <summary>The programs found on the PATH.</summary>
    public static Ffmpeg OnPath() => new(Find("ffprobe"), Find("ffmpeg"));

    /// <summary>What a local video or sound file holds; the facts as given where the program is missing or can't tell.</summary>
    public async Task<MediaFacts> ProbeAsync(string path, MediaFacts facts, CancellationToken cancellationToken)
    {
        if (probePath is null || facts.Kind == MediaKind.Image)
        {
            return facts;
        }
        const string Entries =
            "format=duration:stream=codec_type,codec_name,width,height,avg_frame_rate,duration:stream_side_data=rotation:stream_disposition=attached_pic";
        string[] arguments = ["-v", "error", .. Input(path, facts), "-show_entries", Entries, "-of", "json"];
        var report = await RunAsync(probePath, arguments, ProbeTime, MaxReport, cancellationToken);
        return report is null ? facts : Read(report, facts);
    }

    /// <summary>A JPEG of one frame of a local video, or of a picture that browsers don't show; null where none could be made.</summary>
    public async Task<byte[]?> PosterAsync(string path, MediaFacts facts, CancellationToken cancellationToken)
    {
        if (encoderPath is null || facts.Kind == MediaKind.Audio)
        {
            return null;
        }
        // A tenth in: many clips fade in from black.
        var seek = facts.Seconds is { } seconds ? (seconds / 10).ToString("0.###", CultureInfo.InvariantCulture) : "0";
        string[] arguments =
        [
            "-nostdin",
            "-v",
            "error",
            "-ss",
            seek,
            .. Input(path, facts),
            "-map",
            "0:v:0",
            "-frames:v",
            "1",
            "-vf",
            $"scale=w='min({PosterWidth},iw)':h=-2",
            "-c:v",
            "mjpeg",
            "-q:v",
            "4",
            "-f",
            "image2pipe",
            "pipe:1",
        ];
        var jpeg = await RunAsync(encoderPath, arguments, PosterTime, MaxPoster, cancellationToken);
        return jpeg is not null && IsOf(jpeg, facts) ? jpeg : null;
    }

    // The demuxer is named and only files may be opened: content chooses neither a format nor an address.
    private static string[] Input(string path, MediaFacts facts)
    {
        var demuxer = facts.ContentType switch
        {
            "audio/wav" => "wav",
            "audio/mpeg" => "mp3",
            "image/tiff" => "tiff_pipe",
            _ => "mov",
        };
        return ["-protocol_whitelist", "file", "-f", demuxer, "-i", $"file:{path}"];
    }

    // Older versions show one tile of a HEIC for the whole: a poster of another shape is not the picture.
    private static bool IsOf(byte[] jpeg, MediaFacts facts) =>
        ImageHeader.Size(MediaBytes.Of(jpeg), "image/jpeg") is var (width, height)
        && (
            facts is not { Width: { } fullWidth, Height: { } fullHeight }
            || Math.Abs(((double)width / height / ((double)fullWidth / fullHeight)) - 1) < 0.05
        );

    private static MediaFacts Read(byte[] report, MediaFacts facts)
    {
        using var json = JsonDocument.Parse(report);
        var root = json.RootElement;
        var wanted = facts.Kind == MediaKind.Video ? "video" : "audio";
        JsonElement? found = root.TryGetProperty("streams", out var streams)
            ? streams.EnumerateArray().Where(s => Text(s, "codec_type") == wanted && !IsCover(s)).Cast<JsonElement?>().FirstOrDefault()
            : null;
        if (found is not { } stream)
        {
            return facts;
        }
        var duration = root.TryGetProperty("format", out var format) ? Number(format, "duration") : null;
        facts = facts with
        {
            Codec = Text(stream, "codec_name") ?? facts.Codec,
            Seconds = duration ?? Number(stream, "duration") ?? facts.Seconds,
        };
        if (facts.Kind == MediaKind.Audio)
        {
            return facts;
        }
        var (width, height) = ((int?)Number(stream, "width"), (int?)Number(stream, "height"));
        if (IsTurned(stream))
        {
            (width, height) = (height, width);
        }
        return facts with { Width = width ?? facts.Width, Height = height ?? facts.Height, FrameRate = Rate(stream) ?? facts.FrameRate };
    }

    private static bool IsCover(JsonElement stream) =>
        stream.TryGetProperty("disposition", out var disposition) && Number(disposition, "attached_pic") == 1;

    private static bool IsTurned(JsonElement stream) =>
        stream.TryGetProperty("side_data_list", out var list)
        && list.EnumerateArray().Any(d => Number(d, "rotation") is { } degrees && Math.Abs(degrees) % 180 == 90);

    private static double? Rate(JsonElement stream) =>
        Text(stream, "avg_frame_rate")?.Split('/') is [var above, var below]
        && double.TryParse(above, CultureInfo.InvariantCulture, out var frames)
        && double.TryParse(below, CultureInfo.InvariantCulture, out var seconds)
        && frames > 0
        && seconds > 0
            ? Math.Round(frames / seconds, 3)
            : null;

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static double? Number(JsonElement element, string name) =>
        !element.TryGetProperty(name, out var value) ? null
        : value.ValueKind == JsonValueKind.Number ? value.GetDouble()
        : double.TryParse(value.GetString(), CultureInfo.InvariantCulture, out var number) ? number
        : null;

    private static string? Find(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, OperatingSystem.IsWindows() ? program + ".exe" : program))
            .FirstOrDefault(File.Exists);

    // What the program wrote; null when it failed, said too much or took too long.
    private static async Task<byte[]?> RunAsync(
        string program,
        string[] arguments,
        TimeSpan time,
        int most,
        CancellationToken cancellationToken
    )
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(time);
        using var process = new Process
        {
            StartInfo = new ProcessStartInfo(program, arguments)
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            },
        };
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
            var output = new byte[most];
            var count = await process.StandardOutput.BaseStream.ReadAtLeastAsync(output, most, throwOnEndOfStream: false, limit.Token);
            if (count == most)
            {
                return null;
            }
            await complaints;
            await process.WaitForExitAsync(limit.Token);
            return process.ExitCode == 0 && count > 0 ? output[..count] : null;
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
}
