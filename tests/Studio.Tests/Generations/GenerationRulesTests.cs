using Studio.Domain.Generations;
using Studio.Domain.Media;
using Studio.Testing;

namespace Studio.Tests.Generations;

public sealed class GenerationRulesTests
{
    private static readonly MediaItem Image = Make.Item();
    private static readonly MediaItem OtherImage = Make.Item();
    private static readonly MediaItem Video = Make.Item(MediaKind.Video);
    private static readonly MediaItem Audio = Make.Item(MediaKind.Audio);

    [Theory]
    [InlineData(GenerationMode.Text)]
    [InlineData(GenerationMode.Frames, ReferenceRole.FirstFrame)]
    [InlineData(GenerationMode.Frames, ReferenceRole.FirstFrame, ReferenceRole.LastFrame)]
    [InlineData(GenerationMode.References, ReferenceRole.ReferenceImage)]
    [InlineData(GenerationMode.References, ReferenceRole.ReferenceVideo)]
    [InlineData(GenerationMode.References, ReferenceRole.ReferenceImage, ReferenceRole.ReferenceVideo, ReferenceRole.ReferenceAudio)]
    public void Each_mode_has_compositions_that_nothing_speaks_against(GenerationMode mode, params ReferenceRole[] roles) =>
        Assert.Empty(Check(Make.Composition(mode, PromptNaming(roles), [.. roles.Select(Ref)])));

    public static TheoryData<string, Composition, Rule, CompositionField> Refusals =>
        new()
        {
            { "empty prompt", Make.Composition(prompt: ""), Rule.PromptMissing, CompositionField.Prompt },
            { "blank prompt", Make.Composition(prompt: " \n"), Rule.PromptMissing, CompositionField.Prompt },
            { "duration 1", Make.Composition() with { Duration = 1 }, Rule.DurationOutOfRange, CompositionField.Duration },
            { "duration 13", Make.Composition() with { Duration = 13 }, Rule.DurationOutOfRange, CompositionField.Duration },
            { "duration -1", Make.Composition() with { Duration = -1 }, Rule.DurationOutOfRange, CompositionField.Duration },
            { "ratio 2:1", Make.Composition() with { Ratio = "2:1" }, Rule.RatioNotOffered, CompositionField.Ratio },
            { "no ratio", Make.Composition() with { Ratio = "" }, Rule.RatioNotOffered, CompositionField.Ratio },
            { "unknown model", Make.Composition() with { Model = "sora" }, Rule.ModelUnknown, CompositionField.Model },
            {
                "image in text mode",
                Make.Composition(references: Ref(ReferenceRole.ReferenceImage)),
                Rule.RoleNotInMode,
                CompositionField.ReferenceImages
            },
            {
                "first frame in text mode",
                Make.Composition(references: Ref(ReferenceRole.FirstFrame)),
                Rule.RoleNotInMode,
                CompositionField.FirstFrame
            },
            {
                "reference in frames mode",
                Make.Composition(GenerationMode.Frames, references: [Ref(ReferenceRole.FirstFrame), Ref(ReferenceRole.ReferenceVideo)]),
                Rule.RoleNotInMode,
                CompositionField.ReferenceVideos
            },
            {
                "last frame in references mode",
                Make.Composition(GenerationMode.References, references: [Ref(ReferenceRole.ReferenceImage), Ref(ReferenceRole.LastFrame)]),
                Rule.RoleNotInMode,
                CompositionField.LastFrame
            },
            { "frames mode without frames", Make.Composition(GenerationMode.Frames), Rule.FirstFrameMissing, CompositionField.FirstFrame },
            {
                "last frame alone",
                Make.Composition(GenerationMode.Frames, references: Ref(ReferenceRole.LastFrame)),
                Rule.FirstFrameMissing,
                CompositionField.FirstFrame
            },
            {
                "two first frames",
                Make.Composition(
                    GenerationMode.Frames,
                    references: [Ref(ReferenceRole.FirstFrame), new Reference(ReferenceRole.FirstFrame, OtherImage.Id)]
                ),
                Rule.RoleTwice,
                CompositionField.FirstFrame
            },
            {
                "references mode without any",
                Make.Composition(GenerationMode.References),
                Rule.ReferencesMissing,
                CompositionField.ReferenceImages
            },
            {
                "audio alone",
                Make.Composition(GenerationMode.References, references: Ref(ReferenceRole.ReferenceAudio)),
                Rule.AudioAlone,
                CompositionField.ReferenceAudio
            },
            {
                "ten images",
                Make.Composition(GenerationMode.References, references: [.. Enumerable.Repeat(Ref(ReferenceRole.ReferenceImage), 10)]),
                Rule.TooMany,
                CompositionField.ReferenceImages
            },
            {
                "four sounds",
                Make.Composition(
                    GenerationMode.References,
                    references: [Ref(ReferenceRole.ReferenceImage), .. Enumerable.Repeat(Ref(ReferenceRole.ReferenceAudio), 4)]
                ),
                Rule.TooMany,
                CompositionField.ReferenceAudio
            },
            {
                "a file that is gone",
                Make.Composition(GenerationMode.Frames, references: new Reference(ReferenceRole.FirstFrame, MediaItemId.New(Make.Now))),
                Rule.MediaMissing,
                CompositionField.FirstFrame
            },
            {
                "a video as first frame",
                Make.Composition(GenerationMode.Frames, references: new Reference(ReferenceRole.FirstFrame, Video.Id)),
                Rule.MediaKindWrong,
                CompositionField.FirstFrame
            },
        };

    [Theory]
    [MemberData(nameof(Refusals))]
    public void A_composition_that_breaks_a_rule_is_refused_at_its_field(
        string what,
        Composition composition,
        Rule rule,
        CompositionField field
    )
    {
        var violation = Assert.Single(Check(composition), v => v.Rule == rule);
        Assert.True(violation.Severity == RuleSeverity.Error, what);
        Assert.Equal(field, violation.Field);
    }

    public static TheoryData<ReferenceRole, MediaFacts, long, Rule> MediaRefusals =>
        new()
        {
            { ReferenceRole.FirstFrame, new MediaFacts(MediaKind.Image, "image/svg+xml", 1280, 720), 1000, Rule.MediaTypeNotTaken },
            { ReferenceRole.FirstFrame, new MediaFacts(MediaKind.Image, "image/png", 1280, 720), 30_000_001, Rule.MediaTooLarge },
            { ReferenceRole.FirstFrame, new MediaFacts(MediaKind.Image, "image/png", 299, 400), 1000, Rule.MediaSides },
            { ReferenceRole.FirstFrame, new MediaFacts(MediaKind.Image, "image/png", 6001, 4000), 1000, Rule.MediaSides },
            { ReferenceRole.ReferenceImage, new MediaFacts(MediaKind.Image, "image/png", 2600, 1000), 1000, Rule.MediaAspect },
            { ReferenceRole.ReferenceImage, new MediaFacts(MediaKind.Image, "image/png", 390, 1000), 1000, Rule.MediaAspect },
            { ReferenceRole.ReferenceVideo, new MediaFacts(MediaKind.Video, "video/mp4", 1280, 720, 1.9, 24), 1000, Rule.MediaSeconds },
            { ReferenceRole.ReferenceVideo, new MediaFacts(MediaKind.Video, "video/mp4", 1280, 720, 15.1, 24), 1000, Rule.MediaSeconds },
            { ReferenceRole.ReferenceVideo, new MediaFacts(MediaKind.Video, "video/mp4", 1280, 720, 5, 23.9), 1000, Rule.MediaFrameRate },
            { ReferenceRole.ReferenceAudio, new MediaFacts(MediaKind.Audio, "audio/wav", Seconds: 16), 1000, Rule.MediaSeconds },
            { ReferenceRole.ReferenceAudio, new MediaFacts(MediaKind.Image, "image/png", 1280, 720), 1000, Rule.MediaKindWrong },
        };

    [Theory]
    [MemberData(nameof(MediaRefusals))]
    public void A_file_past_the_models_limits_is_refused(ReferenceRole role, MediaFacts facts, long length, Rule rule) =>
        Assert.Equal(rule, Assert.Single(GenerationRules.CheckMedia(role, facts, length, Make.Profile())).Rule);

    [Fact]
    public void Facts_that_could_not_be_read_are_not_held_against_a_file() =>
        Assert.Empty(
            GenerationRules.CheckMedia(ReferenceRole.ReferenceVideo, new MediaFacts(MediaKind.Video, "video/mp4"), 1000, Make.Profile())
        );

    [Fact]
    public void Videos_that_play_too_long_together_are_refused()
    {
        var items = Enumerable
            .Range(0, 2)
            .Select(_ => Make.Item(MediaKind.Video, new MediaFacts(MediaKind.Video, "video/mp4", 1280, 720, 8, 24)))
            .ToDictionary(i => i.Id);
        var composition = Make.Composition(
            GenerationMode.References,
            "[Video 1] meets [Video 2]",
            [.. items.Keys.Select(id => new Reference(ReferenceRole.ReferenceVideo, id))]
        );

        var violation = Assert.Single(GenerationRules.Check(composition, Make.Profile(), items));

        Assert.Equal(Rule.MediaTotalSeconds, violation.Rule);
        Assert.Equal([16.0, 15.0], violation.Arguments);
    }

    [Fact]
    public void A_long_prompt_is_a_warning_that_counts_characters_not_code_units()
    {
        Assert.Empty(Check(Make.Composition(prompt: string.Concat(Enumerable.Repeat("🍑", 500)))));

        var violation = Assert.Single(Check(Make.Composition(prompt: string.Concat(Enumerable.Repeat("🍑", 501)))));

        Assert.Equal((Rule.PromptLong, RuleSeverity.Warning), (violation.Rule, violation.Severity));
        Assert.Equal([501, 500], violation.Arguments);
    }

    [Fact]
    public void Every_violation_is_listed_at_once_errors_first()
    {
        var composition = Make.Composition(prompt: "") with { Ratio = "2:1", Duration = 13 };
        Assert.Equal([Rule.RatioNotOffered, Rule.DurationOutOfRange, Rule.PromptMissing], Check(composition).Select(v => v.Rule));
    }

    [Fact]
    public void What_the_model_does_not_offer_is_refused()
    {
        var profile = Make.Profile();
        profile.Sound = false;
        profile.Watermark = false;
        profile.Modes = [GenerationMode.Frames];

        var rules = GenerationRules
            .Check(Make.Composition() with { Sound = true, Watermark = true }, profile, new Dictionary<MediaItemId, MediaItem>())
            .Select(v => v.Rule);

        Assert.Equal([Rule.ModeNotOffered, Rule.SoundNotOffered, Rule.WatermarkNotOffered], rules);
    }

    private static string PromptNaming(ReferenceRole[] roles) =>
        $"A paper boat {string.Join(' ', roles.Select(r => Mentions.Write(r.Kind(), r == ReferenceRole.LastFrame ? 2 : 1, default)))}";

    private static Reference Ref(ReferenceRole role) =>
        new(
            role,
            role.Kind() switch
            {
                MediaKind.Image => Image.Id,
                MediaKind.Video => Video.Id,
                _ => Audio.Id,
            }
        );

    private static IReadOnlyList<RuleViolation> Check(Composition composition) =>
        GenerationRules.Check(composition, Make.Catalog(), new[] { Image, OtherImage, Video, Audio }.ToDictionary(i => i.Id));
}
