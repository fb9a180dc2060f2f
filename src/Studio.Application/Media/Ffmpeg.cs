using System.Globalization;
using Studio.Domain.Media;

namespace Studio.Application.Media;

/// <summary>Asks the programs <c>ffprobe</c> and <c>ffmpeg</c>, where they are installed, what a file holds and for a picture of it.</summary>
/// <param name="probePath">Where <c>ffprobe</c> is; null where it isn't.</param>
/// <param name="encoderPath">Where <c>ffmpeg</c> is; null where it isn't.</param>
public sealed class Ffmpeg(string? probePath, string? encoderPath)
{
    private const int MaxReport = 8 * 1024 * 1024;
    private const int MaxPoster = 4 * 1024 * 1024;
    private const int PosterWidth = 960;
    private const int PosterHeight = 1920;
    private const double Rounding = 0.001; // players and containers count in fractions that differ
    private static readonly string[] PlainPoster = ["-c:v", "mjpeg", "-q:v", "4"];
    private static readonly string[] ClearPoster = ["-c:v", "png"];
    private static readonly string[] Quiet =
    [
        "-nostdin",
        "-v",
        "error",
        "-threads",
        "2",
        "-max_pixels",
        MediaIntake.MostPixels.ToString(CultureInfo.InvariantCulture),
    ];

    /// <summary>A look into a file takes this long at most.</summary>
    public TimeSpan ProbeTime { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Making a picture takes this long at most.</summary>
    public TimeSpan PictureTime { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Whether frames can be taken out of videos.</summary>
    public bool CanGrab => probePath is not null && encoderPath is not null;

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
        var report = await BoundedProgram.RunAsync(probePath, arguments, ProbeTime, MaxReport, cancellationToken);
        return report is null ? facts : ProbeReport.Facts(report, facts);
    }

    /// <summary>One frame of a local video, or a local picture, made small; null where none could be made.</summary>
    /// <param name="path">The file.</param>
    /// <param name="facts">What is known of it.</param>
    /// <param name="isClear">Whether something may show through it, which a JPEG would fill.</param>
    /// <param name="cancellationToken">Stops.</param>
    public async Task<MediaPoster?> PosterAsync(string path, MediaFacts facts, bool isClear, CancellationToken cancellationToken)
    {
        if (encoderPath is null || facts.Kind == MediaKind.Audio)
        {
            return null;
        }
        // A tenth in: many clips fade in from black.
        var seek = facts.Seconds is { } seconds ? Number(seconds / 10) : "0";
        string[] arguments =
        [
            .. Quiet,
            "-ss",
            seek,
            .. Input(path, facts),
            "-map",
            "0:v:0",
            "-frames:v",
            "1",
            "-vf",
            $"scale=w='min({PosterWidth},iw)':h='min({PosterHeight},ih)':force_original_aspect_ratio=decrease",
            .. isClear ? ClearPoster : PlainPoster,
            "-f",
            "image2pipe",
            "pipe:1",
        ];
        var content = await BoundedProgram.RunAsync(encoderPath, arguments, PictureTime, MaxPoster, cancellationToken);
        var type = isClear ? "image/png" : "image/jpeg";
        return content is not null && IsOf(content, type, facts) ? new MediaPoster(type, content) : null;
    }

    /// <summary>A frame of a local video in full size; null where it has none there, or none that can be read.</summary>
    /// <param name="path">The file.</param>
    /// <param name="facts">What is known of it.</param>
    /// <param name="seconds">The moment from the start whose frame is wanted; null: the last frame.</param>
    /// <param name="most">Bytes of the picture, at most: a PNG, or a JPEG where that is too large.</param>
    /// <param name="cancellationToken">Stops.</param>
    public async Task<VideoFrame?> FrameAsync(
        string path,
        MediaFacts facts,
        double? seconds,
        long most,
        CancellationToken cancellationToken
    )
    {
        if (!CanGrab || seconds is { } wanted && !double.IsFinite(wanted))
        {
            return null;
        }
        // The frame that is shown at a moment is the one that began last: only the times of the packets tell exactly which.
        var moment = seconds is { } given ? Math.Max(given, 0) : (double?)null;
        var (start, frames) = await TimesAsync(path, facts, moment, cancellationToken);
        if (moment is not null && Math.Abs(start) > 0.5)
        {
            (_, frames) = await TimesAsync(path, facts, moment + start, cancellationToken);
        }
        if (frames.Count == 0)
        {
            return null;
        }
        var until = moment + start + Rounding ?? double.PositiveInfinity;
        var time = frames.Where(t => t <= until).DefaultIfEmpty(frames.Min()).Max();
        var (type, picture) = ("image/png", await PictureAsync(path, facts, time, ["-c:v", "png"], most, cancellationToken));
        if (picture is null)
        {
            string[] jpeg = ["-c:v", "mjpeg", "-q:v", "2", "-pix_fmt", "yuvj444p"];
            (type, picture) = ("image/jpeg", await PictureAsync(path, facts, time, jpeg, most, cancellationToken));
        }
        return picture is null ? null : new VideoFrame(time - start, type, picture);
    }

    private async Task<(double Start, IReadOnlyList<double> Frames)> TimesAsync(
        string path,
        MediaFacts facts,
        double? seconds,
        CancellationToken cancellationToken
    )
    {
        var end = Math.Max(0, (facts.Seconds ?? 0) - 2);
        var from = seconds is { } at ? Math.Clamp(at - 1, 0, end) : end;
        var until = seconds is { } to ? Number(to + 1) : "";
        string[] arguments =
        [
            "-v",
            "error",
            .. Input(path, facts),
            "-select_streams",
            "V:0",
            "-show_entries",
            "packet=pts_time,flags:format=start_time",
            "-read_intervals",
            $"{Number(from)}%{until}",
            "-of",
            "json=c=1",
        ];
        var report = await BoundedProgram.RunAsync(probePath!, arguments, ProbeTime, MaxReport, cancellationToken);
        return report is null ? (0, []) : ProbeReport.Times(report);
    }

    private Task<byte[]?> PictureAsync(
        string path,
        MediaFacts facts,
        double time,
        string[] encoder,
        long most,
        CancellationToken cancellationToken
    )
    {
        string[] arguments =
        [
            .. Quiet,
            "-seek_timestamp",
            "1",
            "-ss",
            Number(time - Rounding / 2),
            .. Input(path, facts),
            "-map",
            "0:V:0",
            "-frames:v",
            "1",
            .. encoder,
            "-f",
            "image2pipe",
            "pipe:1",
        ];
        return BoundedProgram.RunAsync(encoderPath!, arguments, PictureTime, most, cancellationToken);
    }

    private static string Number(double seconds) => seconds.ToString("0.######", CultureInfo.InvariantCulture);

    // The demuxer is named and only files may be opened: content chooses neither a format nor an address.
    private static string[] Input(string path, MediaFacts facts)
    {
        var demuxer = facts.ContentType switch
        {
            "audio/wav" => "wav",
            "audio/mpeg" => "mp3",
            "image/jpeg" => "jpeg_pipe",
            "image/png" => "png_pipe",
            "image/webp" => "webp_pipe",
            "image/gif" => "gif",
            "image/bmp" => "bmp_pipe",
            "image/tiff" => "tiff_pipe",
            _ => "mov",
        };
        return ["-protocol_whitelist", "file", "-f", demuxer, "-i", $"file:{path}"];
    }

    // Older versions show one tile of a HEIC for the whole: a poster of another shape is not the picture.
    private static bool IsOf(byte[] poster, string type, MediaFacts facts) =>
        ImageHeader.Size(MediaBytes.Of(poster), type) is var (width, height)
        && (
            facts is not { Width: { } fullWidth, Height: { } fullHeight }
            || Math.Abs(((double)width / height / ((double)fullWidth / fullHeight)) - 1) < 0.05
        );

    private static string? Find(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, OperatingSystem.IsWindows() ? program + ".exe" : program))
            .FirstOrDefault(File.Exists);
}

/// <summary>A frame of a video as a picture.</summary>
/// <param name="Seconds">When it begins, from the start of the video.</param>
/// <param name="ContentType">The picture's type.</param>
/// <param name="Content">The picture.</param>
public sealed record VideoFrame(double Seconds, string ContentType, byte[] Content);
