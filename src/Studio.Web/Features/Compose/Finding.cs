using Studio.Domain.Generations;

namespace Studio.Web.Features.Compose;

/// <summary>What a rule found, as it is shown.</summary>
/// <param name="Violation">What was found.</param>
/// <param name="Sentence">It in the reader's words.</param>
/// <param name="IsCalm">Whether it only says what comes next, because the field was not touched yet.</param>
/// <param name="Fixes">The ways out that take one click, best first.</param>
public sealed record Finding(RuleViolation Violation, string Sentence, bool IsCalm, IReadOnlyList<FindingFix> Fixes)
{
    /// <summary>What tells it from every other finding, now and after the next check.</summary>
    public object Key => (Violation.Rule, Violation.Field, Violation.Reference, Sentence);

    /// <summary>The ratio to which cropping its picture is a way out; null where it is none.</summary>
    public string? CropTo { get; init; }

    /// <summary>Whether it stands as an error: it stops sending, and the field was touched.</summary>
    public bool IsWrong => Violation.Severity == RuleSeverity.Error && !IsCalm;

    /// <summary>The id of the element that holds a field's findings.</summary>
    public static string ElementId(CompositionField field) => $"finding-{field}";

    /// <summary>Whether a rule asks for something that simply isn't there yet.</summary>
    public static bool AsksForMore(Rule rule) => rule is Rule.PromptMissing or Rule.FirstFrameMissing or Rule.ReferencesMissing;
}

/// <summary>A way out of a finding, as it is shown.</summary>
/// <param name="Fix">What it does.</param>
/// <param name="Label">It in the reader's words.</param>
public sealed record FindingFix(RuleFix Fix, string Label);
