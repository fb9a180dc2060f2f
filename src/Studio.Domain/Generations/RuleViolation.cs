namespace Studio.Domain.Generations;

/// <summary>What a rule found in a composition: which rule, where, and the numbers its sentence needs.</summary>
/// <param name="Rule">The rule; its sentence is the resource <c>Rule.{Rule}</c>.</param>
/// <param name="Field">The part of the composer that it belongs to.</param>
/// <param name="Severity">Whether it stops sending.</param>
/// <param name="Arguments">The values of the sentence, in the order that the rule documents.</param>
/// <param name="Reference">The reference that it is about, if it is about one.</param>
public sealed record RuleViolation(
    Rule Rule,
    CompositionField Field,
    RuleSeverity Severity,
    IReadOnlyList<object> Arguments,
    Reference? Reference = null
);

/// <summary>How much a finding weighs.</summary>
public enum RuleSeverity
{
    /// <summary>Nothing is sent until it is gone.</summary>
    Error,

    /// <summary>Worth knowing before paying.</summary>
    Warning,

    /// <summary>Could be better; costs nothing to leave.</summary>
    Hint,
}

/// <summary>The rules of a composition. Arguments of each sentence stand in its comment, in order.</summary>
public enum Rule
{
    /// <summary>Text mode needs a prompt.</summary>
    PromptMissing,

    /// <summary>The prompt is past the recommendation: characters, recommendation.</summary>
    PromptLong,

    /// <summary>The prompt names a file that isn't there: the mention.</summary>
    MentionWithoutFile,

    /// <summary>The prompt never names a reference: its mention.</summary>
    ReferenceUnnamed,

    /// <summary>A template's placeholder was left empty, and would be sent as it stands: the placeholder in its braces.</summary>
    PlaceholderEmpty,

    /// <summary>The prompt speaks of parts of a second: the words.</summary>
    DecimalSeconds,

    /// <summary>Spoken words without quotation marks, though sound is on: the words.</summary>
    SpeechUnquoted,

    /// <summary>A frame is wider than the video: role, its shape, ratio, percent that each side loses.</summary>
    FrameLosesSides,

    /// <summary>A frame is taller than the video: role, its shape, ratio, percent that top and bottom lose.</summary>
    FrameLosesTop,

    /// <summary>The model is not on offer: the model.</summary>
    ModelUnknown,

    /// <summary>The model doesn't offer the mode: model's name, mode.</summary>
    ModeNotOffered,

    /// <summary>The model doesn't offer the ratio: ratio.</summary>
    RatioNotOffered,

    /// <summary>A ratio is asked for twice: ratio.</summary>
    RatioTwice,

    /// <summary>Too few or too many videos of each ratio: variants, most.</summary>
    VariantsOutOfRange,

    /// <summary>The model doesn't offer the duration: seconds, shortest, longest.</summary>
    DurationOutOfRange,

    /// <summary>The model makes no sound: model's name.</summary>
    SoundNotOffered,

    /// <summary>The model draws no mark: model's name.</summary>
    WatermarkNotOffered,

    /// <summary>The role belongs to another mode: role, mode.</summary>
    RoleNotInMode,

    /// <summary>A single role is filled twice: role.</summary>
    RoleTwice,

    /// <summary>Frames mode starts with a first frame.</summary>
    FirstFrameMissing,

    /// <summary>References mode needs an image or a video.</summary>
    ReferencesMissing,

    /// <summary>Audio can't stand alone.</summary>
    AudioAlone,

    /// <summary>Too many references of a kind: count, most.</summary>
    TooMany,

    /// <summary>The file is gone from the store.</summary>
    MediaMissing,

    /// <summary>The file's kind doesn't fit its role: kind of the file, role.</summary>
    MediaKindWrong,

    /// <summary>The file's type is not taken: its type, types taken.</summary>
    MediaTypeNotTaken,

    /// <summary>The file is too large: bytes, most bytes.</summary>
    MediaTooLarge,

    /// <summary>The picture has too few or too many pixels: width, height, least side, most side.</summary>
    MediaSides,

    /// <summary>The picture is too wide or too tall: width divided by height, least, most.</summary>
    MediaAspect,

    /// <summary>The file plays too short or too long: seconds, least, most.</summary>
    MediaSeconds,

    /// <summary>The file has too few or too many frames per second: frame rate, least, most.</summary>
    MediaFrameRate,

    /// <summary>The video is in a codec that is not taken: its codec, codecs taken.</summary>
    MediaCodec,

    /// <summary>The provider can't fetch the studio's files: why.</summary>
    MediaOutOfReach,

    /// <summary>The files of a kind play too long together: seconds, most.</summary>
    MediaTotalSeconds,
}
