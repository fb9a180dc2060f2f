using Studio.Application.Batch;
using Studio.Web.Shared;

namespace Studio.Web.Features.Batch;

/// <summary>What all rows of a table come to together.</summary>
/// <param name="Rows">Every row.</param>
/// <param name="Ready">Rows that can be sent as they stand.</param>
/// <param name="Wrong">Rows that something speaks against.</param>
/// <param name="Videos">Videos of the rows with a price.</param>
/// <param name="Tokens">Their tokens.</param>
/// <param name="Cost">Their cost, each currency by itself; empty where no model has a price.</param>
public sealed record BatchTotals(int Rows, int Ready, int Wrong, int Videos, long Tokens, string Cost)
{
    /// <summary>Adds the rows up.</summary>
    public static BatchTotals Of(IReadOnlyList<BatchLine> lines)
    {
        var estimates = lines.Select(l => l.Estimate).OfType<Studio.Domain.Catalog.SubmissionEstimate>().ToList();
        var costs = estimates
            .Where(e => e.Total.Cost is not null)
            .GroupBy(e => e.Total.Currency)
            .Select(g => Money.Write(g.Sum(e => e.Total.Cost!.Value), g.Key));
        return new BatchTotals(
            lines.Count,
            lines.Count(l => l.IsReady),
            lines.Count(l => l.Problems > 0),
            estimates.Sum(e => e.Count),
            estimates.Sum(e => e.Total.Tokens),
            string.Join(" + ", costs)
        );
    }
}
