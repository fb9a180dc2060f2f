namespace Studio.Sandbox;

/// <summary>One scripted deviation from the smooth path; what isn't set behaves as usual.</summary>
public sealed record ScenarioOptions
{
    /// <summary>Part of the prompt that selects a create; empty selects every one.</summary>
    public string Match { get; init; } = "";

    /// <summary>How many creates it applies to; 0 means all.</summary>
    public int Times { get; init; }

    /// <summary>HTTP status that the create is answered with instead of being accepted.</summary>
    public int? CreateStatus { get; init; }

    /// <summary>Error code of that refusal.</summary>
    public string? CreateCode { get; init; }

    /// <summary>Error message of that refusal.</summary>
    public string? CreateMessage { get; init; }

    /// <summary><c>Retry-After</c> of that refusal.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Answers the create with a page of HTML, with <see cref="CreateStatus"/> or 502, without accepting it.</summary>
    public bool CreateHtml { get; init; }

    /// <summary>Accepts the task, then cuts the connection without an answer.</summary>
    public bool DropReply { get; init; }

    /// <summary>Cuts the connection before the task is accepted.</summary>
    public bool DropRequest { get; init; }

    /// <summary>Accepts the task, then answers with JSON that breaks off.</summary>
    public bool BrokenReply { get; init; }

    /// <summary>Accepts the task, then waits this long before the answer.</summary>
    public TimeSpan DelayCreate { get; init; }

    /// <summary>Error code with which the task ends as failed.</summary>
    public string? FailCode { get; init; }

    /// <summary>Error message with which the task ends as failed.</summary>
    public string? FailMessage { get; init; }

    /// <summary>Replaces <see cref="SandboxOptions.RunningFor"/>.</summary>
    public TimeSpan? RunningFor { get; init; }

    /// <summary>The task runs for ever.</summary>
    public bool NeverFinish { get; init; }

    /// <summary>The task ends as expired.</summary>
    public bool Expire { get; init; }

    /// <summary>Word given as the status while the task runs.</summary>
    public string? UnknownStatus { get; init; }

    /// <summary>How many downloads of the video are cut.</summary>
    public int BreakDownload { get; init; }

    /// <summary>Bytes sent before a download is cut.</summary>
    public long BreakAfter { get; init; } = 16_384;

    /// <summary>How many downloads are answered with 400 <c>video_not_ready</c>.</summary>
    public int NotReady { get; init; }

    /// <summary>The download yields a page of HTML with status 200.</summary>
    public bool NotAVideo { get; init; }

    /// <summary>Address that the download redirects to.</summary>
    public string? RedirectDownload { get; init; }

    /// <summary>Percentage of replies to queries and downloads of the task that are dropped.</summary>
    public int DropReads { get; init; }

    /// <summary>Bytes of white space before the reply to a query of the task.</summary>
    public long PadReads { get; init; }
}
