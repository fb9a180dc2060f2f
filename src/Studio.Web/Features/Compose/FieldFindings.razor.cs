using Microsoft.AspNetCore.Components;
using Studio.Domain.Generations;

namespace Studio.Web.Features.Compose;

/// <summary>What the rules say of one field, right under it.</summary>
public sealed partial class FieldFindings
{
    /// <summary>Every finding of the composition.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<Finding> Findings { get; set; }

    /// <summary>The field.</summary>
    [Parameter, EditorRequired]
    public CompositionField Field { get; set; }

    // What can wait is said once, in the list of everything.
    private bool IsSaidHere(Finding finding) =>
        finding.Violation.Field == Field && (finding.Violation.Severity == RuleSeverity.Error || finding.Violation.Rule == Rule.PromptLong);

    private static string Class(Finding finding) =>
        finding switch
        {
            { IsCalm: true } => "calm",
            { IsWrong: true } => "wrong",
            _ => "worth-knowing",
        };
}
