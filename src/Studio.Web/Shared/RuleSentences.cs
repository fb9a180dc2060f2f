using System.Globalization;
using Microsoft.Extensions.Localization;
using Studio.Application.Generations;
using Studio.Application.Media;
using Studio.Domain.Generations;
using Studio.Domain.Media;

namespace Studio.Web.Shared;

/// <summary>Says in the reader's language what a rule found.</summary>
public sealed class RuleSentences(IStringLocalizer<Texts> texts)
{
    /// <summary>One sentence, or two, for a finding.</summary>
    public string Sentence(RuleViolation violation)
    {
        object[] arguments =
            violation.Rule is Rule.MediaTooLarge
                ? [.. violation.Arguments.Select(a => ByteSize.Of(Convert.ToInt64(a, CultureInfo.InvariantCulture)))]
                : [.. violation.Arguments.Select(a => violation.Rule is Rule.MediaCodec ? Codecs(a) : Word(a))];
        // "A video may have …" reads better than "A file may have …": a kind may have a sentence of its own.
        var own = texts[$"Rule.{violation.Rule}.{KindOf(violation.Field)}", arguments];
        return own.ResourceNotFound ? texts[$"Rule.{violation.Rule}", arguments] : own;
    }

    /// <summary>The label of a way out.</summary>
    public string Label(RuleFix fix) => texts[$"Fix.{fix.Kind}", fix.Argument is { } argument ? Word(argument) : ""];

    /// <summary>One sentence, or two, for a file that is not taken.</summary>
    public string Sentence(IntakeRefusal refusal) =>
        refusal switch
        {
            IntakeRefusal.BreaksRule broken => Sentence(broken.Violation),
            IntakeRefusal.TooLarge large => texts["Intake.TooLarge", ByteSize.Of(large.Length), ByteSize.Of(large.Most)],
            IntakeRefusal.TooManyUploads many => texts["Intake.TooManyUploads", many.Most],
            IntakeRefusal.TooMuchUnderWay much => texts["Intake.TooMuchUnderWay", ByteSize.Of(much.Most)],
            IntakeRefusal.Broken broken => texts["Intake.Broken", TypeName(broken.ContentType)],
            IntakeRefusal.OtherKind other => texts["Intake.OtherKind", Word(other.Kind), Word(other.Expected)],
            IntakeRefusal.TooManyPixels pixels => texts["Intake.TooManyPixels", pixels.Width, pixels.Height, pixels.Most / 1_000_000],
            _ => texts[$"Intake.{refusal.Name}"],
        };

    /// <summary>One sentence, or two, for a link from which nothing came; null where something did.</summary>
    public string? Sentence(ImportOutcome outcome) =>
        outcome switch
        {
            ImportOutcome.Refused refused => Sentence(refused.Refusal),
            ImportOutcome.NotAllowed => texts["Import.NotAllowed"],
            _ => null,
        };

    /// <summary>One sentence, or two, for a frame that could not be taken; null where it was.</summary>
    public string? Sentence(GrabOutcome outcome) => outcome is GrabOutcome.Grabbed ? null : texts[$"Grab.{outcome.GetType().Name}"].Value;

    /// <summary>A sentence for a store that takes nothing.</summary>
    public string Sentence(MediaStoreException broken) => texts[broken.IsFull ? "Intake.StoreFull" : "Intake.StoreAway"];

    private string Sentence(ImportRefusal refusal) =>
        refusal switch
        {
            ImportRefusal.File file => Sentence(file.Refusal),
            ImportRefusal.HostNotFound(var host) => texts["Import.HostNotFound", host],
            ImportRefusal.Broken(var host) => texts["Import.Broken", host],
            ImportRefusal.TooLarge(var most) => texts["Import.TooLarge", ByteSize.Of(most)],
            ImportRefusal.TooSlow(var longest) => texts["Import.TooSlow", longest.TotalMinutes],
            ImportRefusal.Status(var code) => texts["Import.Status", code],
            _ => texts[$"Import.{refusal.Name}"],
        };

    /// <summary>A sentence for what stands between the provider and the studio's media.</summary>
    public string Sentence(ReachFault fault) =>
        fault is ReachFault.Status status
            ? texts["Reach.Status", status.Address, status.Code]
            : texts[$"Reach.{fault.Name}", fault.Address];

    private object Word(object argument) =>
        argument switch
        {
            MediaKind kind => texts[$"Kind.{kind}"].Value,
            ReferenceRole role => texts[$"Role.{role}"].Value,
            GenerationMode mode => texts[$"Mode.{mode}"].Value,
            ReachFault fault => Sentence(fault),
            double number => number.ToString("0.##", CultureInfo.CurrentCulture),
            string types when types.Contains('/', StringComparison.Ordinal) => string.Join(
                texts["Shared.Comma"],
                types.Split(", ").Select(TypeName)
            ),
            _ => argument,
        };

    private static MediaKind? KindOf(CompositionField field) =>
        field switch
        {
            CompositionField.FirstFrame or CompositionField.LastFrame or CompositionField.ReferenceImages => MediaKind.Image,
            CompositionField.ReferenceVideos => MediaKind.Video,
            CompositionField.ReferenceAudio => MediaKind.Audio,
            _ => null,
        };

    // The extension is the name that people know a type by.
    private static string TypeName(string contentType) =>
        (MediaTypes.Find(contentType)?.Extensions[0][1..] ?? contentType).ToUpperInvariant();

    private static string Codecs(object codecs) => string.Join(", ", $"{codecs}".Split(", ").Select(CodecName));

    private static string CodecName(string codec) =>
        codec switch
        {
            "h264" => "H.264",
            "hevc" => "H.265",
            "prores" => "ProRes",
            _ => codec.ToUpperInvariant(),
        };
}
