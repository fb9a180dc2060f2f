using Studio.Application.Team;
using Studio.Domain.Generations;
using Studio.Domain.Media;
using Studio.Domain.Team;

namespace Studio.Testing;

/// <summary>Valid data with the one thing that a test is about.</summary>
public static class Make
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    /// <summary>A member who has signed up.</summary>
    public static Member Member(string name = "Mei L.", MemberRole role = MemberRole.Editor) =>
        new()
        {
            Id = MemberId.New(Start),
            Name = name,
            Role = role,
            UserName = $"{name}@example.com",
            NormalizedUserName = $"{name}@example.com".ToUpperInvariant(),
            Email = $"{name}@example.com",
            JoinedAt = Start,
        };

    /// <summary>A composition that the rules let through.</summary>
    public static Composition Composition(string prompt = "A peach falls into a glass of tea", string ratio = "16:9", int duration = 5) =>
        new()
        {
            Prompt = prompt,
            Model = "doubao-seedance-2-0-260128",
            Ratio = ratio,
            Duration = duration,
        };

    /// <summary>A submission of a member's.</summary>
    public static Submission Submission(Member member, Composition? composition = null, DateTimeOffset? at = null) =>
        new(SubmissionId.New(at ?? Start), member.Id, composition ?? Composition(), at ?? Start);

    /// <summary>A generation that has come as far as a status, by the transitions that lead there.</summary>
    public static Generation Generation(
        Submission submission,
        GenerationStatus status = GenerationStatus.Queued,
        int number = 1,
        Failure? failure = null,
        MediaItem? video = null
    )
    {
        var now = submission.CreatedAt;
        var generation = new Generation(
            GenerationId.New(now.AddMilliseconds(number)),
            submission,
            number,
            submission.Composition.Ratio,
            now
        );
        Advance(generation, status, now, failure, video);
        return generation;
    }

    /// <summary>A stored file.</summary>
    public static MediaItem Media(Member member, MediaFacts facts, MediaOrigin origin = MediaOrigin.Uploaded, bool poster = false)
    {
        var id = MediaItemId.New(Start);
        var hash = $"{id.Value:N}{id.Value:N}";
        return new(
            id,
            member.Id,
            origin,
            $"{hash[..8]}.{facts.ContentType[^3..]}",
            facts,
            1_400_000,
            hash,
            hash,
            poster ? $"{hash}.jpg" : null,
            Start
        );
    }

    /// <summary>A video as a generation makes it.</summary>
    public static MediaItem Video(Member member, bool poster = true) =>
        Media(member, new MediaFacts(MediaKind.Video, "video/mp4", 1280, 720, 5, 24, "h264"), MediaOrigin.Generated, poster);

    private static void Advance(Generation generation, GenerationStatus status, DateTimeOffset now, Failure? failure, MediaItem? video)
    {
        const string Request = """{"model":"doubao-seedance-2-0-260128","ratio":"16:9"}""";
        switch (status)
        {
            case GenerationStatus.Queued:
                return;
            case GenerationStatus.Submitting:
                generation.StartSending(now, Request);
                return;
            case GenerationStatus.Unknown:
                Advance(generation, GenerationStatus.Submitting, now, null, null);
                generation.Park(now, failure ?? new Failure(FailureReason.NoAnswer));
                return;
            case GenerationStatus.Submitted:
                Advance(generation, GenerationStatus.Submitting, now, null, null);
                generation.Accept(now, $"cgt-{generation.Id.Value:N}", now);
                return;
            case GenerationStatus.Running:
                Advance(generation, GenerationStatus.Submitted, now, null, null);
                generation.Start(now);
                return;
            case GenerationStatus.Archiving:
                Advance(generation, GenerationStatus.Running, now, null, null);
                generation.FinishAtProvider(now, "https://provider.example/video.mp4", now.AddHours(24), 108_900);
                return;
            case GenerationStatus.Succeeded:
                Advance(generation, GenerationStatus.Archiving, now, null, null);
                generation.Succeed(now, video ?? throw new ArgumentNullException(nameof(video)));
                return;
            case GenerationStatus.Cancelled:
                generation.Cancel(now, generation.MemberId);
                return;
            default:
                Advance(generation, GenerationStatus.Running, now, null, null);
                generation.End(now, status, failure ?? new Failure(FailureReason.ProviderFailed));
                return;
        }
    }
}
