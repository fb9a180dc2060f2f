using System.Diagnostics;

namespace Studio.Testing;

/// <summary>Real files, made by ffmpeg once a run.</summary>
public static class SampleMedia
{
    private static readonly Lazy<string> Folder = new(() => Repository.Artifacts("sample-media"));

    /// <summary>A picture, of 1280 × 720 pixels unless another size is given.</summary>
    public static string Picture(string name = "dawn.png", string colour = "orange", string size = "1280x720") =>
        Make(name, "-f", "lavfi", "-i", $"gradients=s={size}:c0={colour}:c1=navy:d=1", "-frames:v", "1");

    /// <summary>A video of 640 × 360 pixels with sound.</summary>
    public static string Video(string name = "motion.mp4", int seconds = 3) =>
        Make(
            name,
            "-f",
            "lavfi",
            "-i",
            $"testsrc2=s=640x360:r=24:d={seconds}",
            "-f",
            "lavfi",
            "-i",
            $"sine=d={seconds}",
            "-pix_fmt",
            "yuv420p",
            "-c:v",
            "libx264",
            "-preset",
            "ultrafast",
            "-c:a",
            "aac",
            "-shortest"
        );

    /// <summary>A sound.</summary>
    public static string Sound(string name = "marimba.wav", int seconds = 3) =>
        Make(name, "-f", "lavfi", "-i", $"sine=frequency=660:d={seconds}");

    /// <summary>A text that calls itself a picture.</summary>
    public static string NotAPicture(string name = "notes.png")
    {
        var path = Path.Combine(Folder.Value, name);
        File.WriteAllText(path, "These are notes, whatever their name says.");
        return path;
    }

    private static string Make(string name, params string[] arguments)
    {
        var path = Path.Combine(Folder.Value, name);
        lock (Folder)
        {
            if (!File.Exists(path))
            {
                var start = new ProcessStartInfo("ffmpeg", ["-nostdin", "-v", "error", "-y", .. arguments, path])
                {
                    RedirectStandardError = true,
                };
                using var ffmpeg = Process.Start(start)!;
                var error = ffmpeg.StandardError.ReadToEnd();
                ffmpeg.WaitForExit();
                if (ffmpeg.ExitCode != 0)
                {
                    throw new InvalidOperationException($"ffmpeg could not make {name}: {error}");
                }
            }
        }
        return path;
    }
}
