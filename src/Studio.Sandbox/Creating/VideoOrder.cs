namespace Studio.Sandbox.Creating;

/// <summary>A create request that passed every check that needs no media.</summary>
internal sealed record VideoOrder
{
    public required string Model { get; init; }
    public string Prompt { get; init; } = "";
    public IReadOnlyList<MediaInput> Inputs { get; init; } = [];
    public required string Ratio { get; init; }
    public required string Resolution { get; init; }

    /// <summary>Length of the video in seconds.</summary>
    public required int Duration { get; init; }
    public bool GenerateAudio { get; init; }
    public bool Watermark { get; init; }
    public int Seed { get; init; }
    public string? CallbackUrl { get; init; }
    public string? SafetyIdentifier { get; init; }
    public TimeSpan ExpiresAfter { get; init; } = TimeSpan.FromHours(48);

    public (int Width, int Height) Pixels => PixelTable.Of(Resolution, Ratio);

    /// <summary>Tokens as billed; with a video among the inputs at least five thirds of the seconds count.</summary>
    public long Tokens
    {
        get
        {
            var (width, height) = Pixels;
            var billed = (long)width * height * (24 * Duration + 1) / 1024;
            return Inputs.Any(input => input.Kind == MediaKind.Video)
                ? Math.Max(billed, (long)Math.Ceiling(5 * Duration / 3.0) * width * height * 24 / 1024)
                : billed;
        }
    }
}

internal enum MediaKind
{
    Image,
    Video,
    Audio,
}

/// <summary>One media item of a create: its place in <c>content</c>, and the local file once it is fetched.</summary>
internal sealed record MediaInput(int Index, MediaKind Kind, string Role, string Url, string? File = null)
{
    public string Param => $"content[{Index}].{Field(Kind)}.url";

    public static string Field(MediaKind kind) =>
        kind switch
        {
            MediaKind.Image => "image_url",
            MediaKind.Video => "video_url",
            _ => "audio_url",
        };
}
