using System.Globalization;
using Microsoft.Extensions.Localization;
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
                : [.. violation.Arguments.Select(Word)];
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
            IntakeRefusal.Broken broken => texts["Intake.Broken", TypeName(broken.ContentType)],
            IntakeRefusal.OtherKind other => texts["Intake.OtherKind", Word(other.Kind), Word(other.Expected)],
            IntakeRefusal.TooManyPixels pixels => texts["Intake.TooManyPixels", pixels.Width, pixels.Height, pixels.Most / 1_000_000],
            _ => texts[$"Intake.{refusal.Name}"],
        };

    private object Word(object argument) =>
        argument switch
        {
            MediaKind kind => texts[$"Kind.{kind}"].Value,
            ReferenceRole role => texts[$"Role.{role}"].Value,
            GenerationMode mode => texts[$"Mode.{mode}"].Value,
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
}
