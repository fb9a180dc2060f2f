using System.Globalization;
using System.Text;
using Studio.Sandbox.Creating;

namespace Studio.Sandbox.Rendering;

/// <summary>ffmpeg's arguments for one order: local files only, and no word of the user's in any of them.</summary>
internal sealed class AnimaticArguments(VideoOrder order, string? captionFile)
{
    // fontconfig finds the nearest font that is installed when this one isn't.
    private const string Font = "Noto Sans CJK SC";
    private const int FramesPerSecond = 24;

    // Pictures beyond the provider's 6000 by 6000 would only eat memory.
    private const string MaxPixels = "36000000";

    private static readonly string[] Palettes =
    [
        "c0=0x1d2b64:c1=0xf8cdda:c2=0x3a7bd5",
        "c0=0x134e5e:c1=0x71b280:c2=0xf2c94c",
        "c0=0x42275a:c1=0x734b6d:c2=0xffb88c",
        "c0=0x0f2027:c1=0x2c7744:c2=0xb8e994",
        "c0=0x2b1055:c1=0x7597de:c2=0xff6e7f",
    ];

    private readonly List<string> _inputs = [];
    private readonly List<string> _filters = [];
    private int _inputCount;

    /// <summary>The whole list, ending with the file to write.</summary>
    public IReadOnlyList<string> To(string outputFile)
    {
        var picture = AddPicture();
        var sound = order.GenerateAudio ? AddSound() : null;
        List<string> arguments = ["-nostdin", "-hide_banner", "-loglevel", "error", "-y"];
        arguments.AddRange(_inputs);
        arguments.AddRange(["-filter_complex", string.Join(';', _filters), "-map", picture]);
        arguments.AddRange(sound is null ? ["-an"] : ["-map", sound, "-c:a", "aac", "-b:a", "128k"]);
        arguments.AddRange(["-c:v", "libx264", "-preset", "veryfast", "-crf", "26", "-pix_fmt", "yuv420p"]);
        arguments.AddRange(["-frames:v", Text(order.Duration * FramesPerSecond), "-t", Text(order.Duration)]);
        arguments.AddRange(["-movflags", "+faststart", "-map_metadata", "-1", "-threads", "2", outputFile]);
        return arguments;
    }

    private string AddPicture()
    {
        var scenes = order.Inputs.Where(input => input.Kind != MediaKind.Audio).ToList();
        var isDissolve = scenes.Exists(scene => scene.Role == "last_frame");
        var fade = isDissolve ? order.Duration * 0.4 : Math.Min(0.6, order.Duration / (2.5 * Math.Max(1, scenes.Count)));
        var length = scenes.Count == 0 ? order.Duration : (order.Duration + (scenes.Count - 1) * fade) / scenes.Count;
        if (scenes.Count == 0)
        {
            AddBackground();
        }

        foreach (var (index, scene) in scenes.Index())
        {
            AddScene(index, scene, length);
        }

        var joined = "scene0";
        for (var index = 1; index < scenes.Count; index++)
        {
            var next = $"joined{index}";
            Filter($"[{joined}][scene{index}]xfade=transition=fade:duration={Text(fade)}:offset={Text(index * (length - fade))}[{next}]");
            joined = next;
        }

        Filter($"[{joined}]tpad=stop_mode=clone:stop_duration=1{CaptionText()}{WatermarkText()},format=yuv420p[picture]");
        return "[picture]";
    }

    private void AddBackground()
    {
        var (width, height) = order.Pixels;
        var palette = Palettes[order.Seed % Palettes.Length];
        var input = Input(
            ["-f", "lavfi"],
            $"gradients=s={width / 8 * 2}x{height / 8 * 2}:{palette}:n=3:speed=0.015:rate={FramesPerSecond}:duration={order.Duration}:seed=7"
        );
        Filter($"[{input}:v]scale={width}:{height}:flags=bicubic,setsar=1[scene0]");
    }

    private void AddScene(int index, MediaInput scene, double length)
    {
        var (width, height) = order.Pixels;
        if (scene.Kind == MediaKind.Video)
        {
            var clip = Input(["-stream_loop", "-1", "-t", Text(length), "-max_pixels", MaxPixels, "-f", "mov"], scene.File!);
            Filter(
                $"[{clip}:v:0]{Cover(width, height)},fps={FramesPerSecond},tpad=stop_mode=clone:stop_duration={Text(length)},"
                    + $"trim=duration={Text(length)},setpts=PTS-STARTPTS,settb=1/{FramesPerSecond}[scene{index}]"
            );
            return;
        }

        // Zoomed from twice the size, because zoompan moves by whole pixels of its input.
        var frames = (int)Math.Ceiling(length * FramesPerSecond) + 1;
        var zoom = index % 2 == 0 ? $"1+0.10*on/{frames}" : $"1.10-0.10*on/{frames}";
        string[] stillOptions = Path.GetExtension(scene.File) == ".gif" ? ["-f", "gif"] : ["-f", "image2", "-pattern_type", "none"];
        var still = Input(["-max_pixels", MaxPixels, .. stillOptions], scene.File!);
        Filter(
            $"[{still}:v:0]trim=end_frame=1,{Cover(width * 2, height * 2)},zoompan=z='{zoom}':x='(iw-iw/zoom)/2':y='(ih-ih/zoom)/2'"
                + $":d={frames}:s={width}x{height}:fps={FramesPerSecond},setsar=1,settb=1/{FramesPerSecond}[scene{index}]"
        );
    }

    private string AddSound()
    {
        var tracks = order.Inputs.Where(input => input.Kind == MediaKind.Audio).ToList();
        var joined = new StringBuilder();
        foreach (var track in tracks)
        {
            var format = Path.GetExtension(track.File) == ".wav" ? "wav" : "mp3";
            var input = Input(["-f", format], track.File!);
            Filter($"[{input}:a:0]aresample=44100,aformat=channel_layouts=stereo[track{input}]");
            joined.Append(CultureInfo.InvariantCulture, $"[track{input}]");
        }

        if (tracks.Count == 0)
        {
            var pad = Input(["-f", "lavfi"], "aevalsrc=0.07*sin(2*PI*196*t)+0.05*sin(2*PI*246.94*t)+0.05*sin(2*PI*293.66*t):s=44100");
            Filter($"[{pad}:a]tremolo=f=0.4:d=0.4,aformat=channel_layouts=stereo[track{pad}]");
            joined.Append(CultureInfo.InvariantCulture, $"[track{pad}]");
        }

        var fadeStart = order.Duration - 0.6;
        Filter(
            $"{joined}concat=n={Math.Max(1, tracks.Count)}:v=0:a=1,apad,atrim=duration={order.Duration},"
                + $"afade=t=in:d=0.3,afade=t=out:st={Text(fadeStart)}:d=0.6[sound]"
        );
        return "[sound]";
    }

    private string CaptionText()
    {
        var (width, height) = order.Pixels;
        var size = Caption.FontSize(width, height);
        return captionFile is null
            ? ""
            : $",drawtext=font='{Font}':textfile={captionFile}:expansion=none:fontsize={size}:fontcolor=white:line_spacing={size / 3}"
                + $":box=1:boxcolor=black@0.45:boxborderw={size / 2}:x=(w-text_w)/2:y=h-text_h-{size * 3 / 2}";
    }

    private string WatermarkText()
    {
        var (width, height) = order.Pixels;
        var size = Caption.FontSize(width, height) * 2 / 3;
        return order.Watermark
            ? $",drawtext=font='{Font}':text='AI generated':fontsize={size}:fontcolor=white@0.85:box=1:boxcolor=black@0.35:boxborderw=6:x=w-text_w-{size}:y={size}"
            : "";
    }

    private int Input(IEnumerable<string> options, string source)
    {
        _inputs.AddRange(options);
        if (!options.Contains("lavfi"))
        {
            _inputs.AddRange(["-protocol_whitelist", "file"]);
        }

        _inputs.AddRange(["-i", source]);
        return _inputCount++;
    }

    private void Filter(string filter) => _filters.Add(filter);

    private static string Cover(int width, int height) =>
        $"scale={width}:{height}:force_original_aspect_ratio=increase,crop={width}:{height},setsar=1,format=yuv420p";

    private static string Text(double number) => number.ToString("0.####", CultureInfo.InvariantCulture);
}
