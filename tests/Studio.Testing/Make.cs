using Studio.Application.Team;
using Studio.Domain.Catalog;
using Studio.Domain.Generations;
using Studio.Domain.Media;
using Studio.Domain.Team;

namespace Studio.Testing;

/// <summary>Makes valid things for tests; a test names only what it is about.</summary>
public static class Make
{
    /// <summary>A moment that tests start at.</summary>
    public static readonly DateTimeOffset Now = new(2026, 7, 28, 12, 0, 0, TimeSpan.Zero);

    /// <summary>The profile of part A of the contract.</summary>
    public static ModelProfile Profile() =>
        new()
        {
            Id = "doubao-seedance-2-0-260128",
            Name = "Seedance 2.0",
            Modes = [GenerationMode.Text, GenerationMode.Frames, GenerationMode.References],
            Ratios =
            [
                new RatioProfile
                {
                    Ratio = "16:9",
                    Width = 1280,
                    Height = 720,
                },
                new RatioProfile
                {
                    Ratio = "4:3",
                    Width = 1112,
                    Height = 834,
                },
                new RatioProfile
                {
                    Ratio = "1:1",
                    Width = 960,
                    Height = 960,
                },
                new RatioProfile
                {
                    Ratio = "3:4",
                    Width = 834,
                    Height = 1112,
                },
                new RatioProfile
                {
                    Ratio = "9:16",
                    Width = 720,
                    Height = 1280,
                },
                new RatioProfile
                {
                    Ratio = "21:9",
                    Width = 1470,
                    Height = 630,
                },
            ],
            Images = new MediaLimits
            {
                MaxCount = 9,
                MaxBytes = 30_000_000,
                ContentTypes = ["image/jpeg", "image/png"],
                MinSide = 300,
                MaxSide = 6000,
                MinAspect = 0.4,
                MaxAspect = 2.5,
            },
            Videos = new MediaLimits
            {
                MaxCount = 3,
                MaxBytes = 200_000_000,
                ContentTypes = ["video/mp4"],
                Codecs = ["h264", "hevc"],
                MinSide = 300,
                MaxSide = 6000,
                MinSeconds = 2,
                MaxSeconds = 15,
                MaxTotalSeconds = 15,
                MinFrameRate = 24,
                MaxFrameRate = 60,
            },
            Audio = new MediaLimits
            {
                MaxCount = 3,
                MaxBytes = 15_000_000,
                ContentTypes = ["audio/wav", "audio/mpeg"],
                MinSeconds = 2,
                MaxSeconds = 15,
                MaxTotalSeconds = 15,
            },
            Price = new TokenPrice { PerMillion = 46, PerMillionWithVideo = 28 },
        };

    /// <summary>A catalog of that profile alone.</summary>
    public static ModelCatalog Catalog() => new([Profile()]);

    /// <summary>A composition that nothing speaks against in text mode.</summary>
    public static Composition Composition(
        GenerationMode mode = GenerationMode.Text,
        string prompt = "A paper boat crosses a puddle",
        params IReadOnlyList<Reference> references
    ) => Catalog().NewComposition() with { Mode = mode, Prompt = prompt, References = references };

    /// <summary>A stored picture, video or sound that fits the profile.</summary>
    public static MediaItem Item(
        MediaKind kind = MediaKind.Image,
        MediaFacts? facts = null,
        long length = 1000,
        MemberId? memberId = null,
        DateTimeOffset? at = null
    )
    {
        var id = MediaItemId.New(at ?? Now);
        var known =
            facts
            ?? kind switch
            {
                MediaKind.Image => new MediaFacts(kind, "image/png", 1280, 720),
                MediaKind.Video => new MediaFacts(kind, "video/mp4", 1280, 720, 5, 24, "h264"),
                _ => new MediaFacts(kind, "audio/wav", Seconds: 5),
            };
        var sha256 = Convert.ToHexStringLower(id.Value.ToByteArray()).PadLeft(64, '0');
        return new MediaItem(
            id,
            memberId ?? MemberId.New(Now),
            MediaOrigin.Uploaded,
            "still.png",
            known,
            length,
            sha256,
            $"item-{id.Value:N}",
            null,
            at ?? Now
        );
    }

    /// <summary>A video as a generation makes it.</summary>
    public static MediaItem Video(MemberId memberId, bool poster = true)
    {
        var id = MediaItemId.New(Now);
        var sha256 = Convert.ToHexStringLower(id.Value.ToByteArray()).PadLeft(64, '0');
        var facts = new MediaFacts(MediaKind.Video, "video/mp4", 1280, 720, 5, 24, "h264");
        var posterKey = poster ? $"item-{id.Value:N}-poster" : null;
        return new MediaItem(
            id,
            memberId,
            MediaOrigin.Generated,
            "video.mp4",
            facts,
            1_400_000,
            sha256,
            $"item-{id.Value:N}",
            posterKey,
            Now
        );
    }

    /// <summary>A member who has signed up.</summary>
    public static Member Member(string name = "Mei L.", MemberRole role = MemberRole.Editor)
    {
        var email = $"{name.Split(' ')[0]}@example.com";
        return new Member
        {
            Id = MemberId.New(Now),
            Name = name,
            Role = role,
            UserName = email,
            NormalizedUserName = email.ToUpperInvariant(),
            Email = email,
            NormalizedEmail = email.ToUpperInvariant(),
            JoinedAt = Now,
        };
    }

    /// <summary>A submission of a composition.</summary>
    public static Submission Submission(Composition? composition = null, MemberId? memberId = null, DateTimeOffset? at = null) =>
        new(SubmissionId.New(at ?? Now), memberId ?? MemberId.New(Now), composition ?? Composition(), at ?? Now);

    /// <summary>A generation that has come to a status by permitted steps, all at the moment of its submission.</summary>
    public static Generation Generation(
        GenerationStatus status = GenerationStatus.Queued,
        Submission? submission = null,
        int number = 1,
        Failure? failure = null,
        MediaItem? video = null
    )
    {
        submission ??= Submission();
        var now = submission.CreatedAt;
        var id = GenerationId.New(now.AddMilliseconds(number - 1));
        var generation = new Generation(id, submission, number, submission.Composition.Ratio, now);
        foreach (var step in Steps(status, now, failure, video))
        {
            step(generation);
        }
        return generation;
    }

    private static Action<Generation>[] Steps(GenerationStatus status, DateTimeOffset now, Failure? failure, MediaItem? video)
    {
        Action<Generation> send = g => g.StartSending(now, """{"model":"doubao-seedance-2-0-260128"}""");
        Action<Generation> accept = g => g.Accept(now, $"cgt-{g.Id}", now);
        Action<Generation> start = g => g.Start(now);
        Action<Generation> finish = g => g.FinishAtProvider(now, "https://example.com/video.mp4", now.AddHours(24), 108_900);
        Action<Generation> end = g => g.End(now, status, failure ?? new Failure(FailureReason.RequestRefused));
        return status switch
        {
            GenerationStatus.Queued => [],
            GenerationStatus.Submitting => [send],
            GenerationStatus.Submitted => [send, accept],
            GenerationStatus.Running => [send, accept, start],
            GenerationStatus.Archiving => [send, accept, start, finish],
            GenerationStatus.Succeeded => [send, accept, start, finish, g => g.Succeed(now, video ?? Item(MediaKind.Video))],
            GenerationStatus.Failed => [send, end],
            GenerationStatus.Expired => [send, accept, end],
            GenerationStatus.Cancelled => [g => g.Cancel(now, g.MemberId)],
            GenerationStatus.Unknown => [send, g => g.Park(now, failure ?? new Failure(FailureReason.NoAnswer))],
            _ => throw new ArgumentOutOfRangeException(nameof(status), status, null),
        };
    }
}
