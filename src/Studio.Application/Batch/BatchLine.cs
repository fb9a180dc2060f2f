using Studio.Domain.Catalog;
using Studio.Domain.Generations;
using Studio.Domain.Media;

namespace Studio.Application.Batch;

/// <summary>A row with what it comes to.</summary>
/// <param name="Row">The row.</param>
/// <param name="Composition">What would be sent.</param>
/// <param name="Items">The files that it holds, in order.</param>
/// <param name="Faults">What its cells get wrong.</param>
/// <param name="Violations">What the rules say, errors first.</param>
/// <param name="Estimate">What it is likely to cost; null while that can't be said.</param>
/// <param name="Awaited">Links that are still being fetched.</param>
public sealed record BatchLine(
    BatchRow Row,
    Composition Composition,
    IReadOnlyList<MediaItem> Items,
    IReadOnlyList<BatchFault> Faults,
    IReadOnlyList<RuleViolation> Violations,
    SubmissionEstimate? Estimate,
    int Awaited
)
{
    /// <summary>How much speaks against sending it.</summary>
    public int Problems => Faults.Count + Violations.Count(v => v.Severity == RuleSeverity.Error);

    /// <summary>Whether it can be sent as it stands.</summary>
    public bool IsReady => Problems == 0 && Awaited == 0;
}
