using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;

namespace Studio.Sandbox;

/// <summary>How the stand-in for the provider behaves; configuration section <c>Sandbox</c>.</summary>
public sealed class SandboxOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Sandbox";

    /// <summary>The only bearer accepted; unless configured a new random one per process, which the host hands to its client.</summary>
    [Required]
    public string ApiKey { get; set; } = Convert.ToHexString(RandomNumberGenerator.GetBytes(24));

    /// <summary>How long a task waits at least before it runs.</summary>
    public TimeSpan QueuedFor { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>How long a task runs at least; it runs on until its video is rendered.</summary>
    public TimeSpan RunningFor { get; set; } = TimeSpan.FromSeconds(6);

    /// <summary>Tasks that run at once; the rest stay queued.</summary>
    [Range(1, 100_000)]
    public int MaxRunning { get; set; } = 10;

    /// <summary>Creates in any minute before 429 with <c>Retry-After</c>; 0 means no limit.</summary>
    [Range(0, 1_000_000)]
    public int CreatesPerMinute { get; set; }

    /// <summary>Task records kept; beyond, the oldest finished ones go.</summary>
    [Range(1, 1_000_000)]
    public int MaxTasks { get; set; } = 20_000;

    /// <summary>Whether tasks can be listed; otherwise 404, as on the gateway.</summary>
    public bool SupportsList { get; set; } = true;

    /// <summary>Whether tasks can be cancelled and removed; otherwise 405, as on the gateway.</summary>
    public bool SupportsDelete { get; set; } = true;

    /// <summary>Whether a create is answered with <c>status</c> as on the gateway, or with the id alone as officially.</summary>
    public bool CreateStatus { get; set; } = true;

    /// <summary>Whether <c>doubao-seedance-2-0-260128</c> takes the official ranges and fields instead of the gateway's contract.</summary>
    public bool OfficialProfile { get; set; }

    /// <summary>How long after success a video link works.</summary>
    public TimeSpan LinkLife { get; set; } = TimeSpan.FromHours(24);

    /// <summary>Whether media may be fetched from loopback and private addresses.</summary>
    public bool AllowPrivateMedia { get; set; } = true;

    /// <summary>Whether videos are rendered from the inputs; otherwise the sample clip of the ratio is given.</summary>
    public bool Animatics { get; set; } = true;

    /// <summary>The program that renders; looked up on the PATH unless it is a path.</summary>
    [Required]
    public string FfmpegPath { get; set; } = "ffmpeg";

    /// <summary>Folder of the sample clips, <c>16x9.mp4</c> and so on.</summary>
    [Required]
    public string SamplesDirectory { get; set; } = Path.Combine(AppContext.BaseDirectory, "samples");

    /// <summary>Folder for task records and videos, kept over restarts; when empty a temporary one, removed at the end.</summary>
    public string WorkDirectory { get; set; } = "";

    /// <summary>Percentage of all replies that are dropped after the request was carried out.</summary>
    [Range(0, 100)]
    public int DropReplies { get; set; }

    /// <summary>The pause between two pieces of a streamed chat completion.</summary>
    public TimeSpan ChatPace { get; set; } = TimeSpan.FromMilliseconds(40);

    /// <summary>Seed of the random choices of which replies are dropped.</summary>
    public int Seed { get; set; } = 1;

    /// <summary>Scripted behaviour; the first scenario that matches and isn't used up applies to a create and to its task.</summary>
    public IList<ScenarioOptions> Scenarios { get; init; } = [];
}
